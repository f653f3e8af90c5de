import { ActionIcon, Button, NumberInput, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type DraftLine, emptyLine } from './draft';
import classes from './file.module.css';

interface Props {
  readonly lines: readonly DraftLine[];
  readonly currency: string;
  /** Lines whose amount cannot be read. */
  readonly unreadable: readonly number[];
  readonly missing: boolean;
  readonly onChange: (lines: readonly DraftLine[]) => void;
}

const atMost = 100;

export function LinesInput({ lines, currency, unreadable, missing, onChange }: Props) {
  const { t } = useTranslation('shipper');
  const { t: problem } = useTranslation('problems');
  const change = (at: number, part: Partial<DraftLine>) =>
    onChange(lines.map((line, index) => (index === at ? { ...line, ...part } : line)));
  return (
    <>
      {lines.map((line, index) => (
        <div key={index} className={classes.line}>
          <TextInput
            label={t('file.what.item')}
            maxLength={500}
            required
            value={line.description}
            error={missing && index === 0 ? t('file.what.itemsNeeded') : undefined}
            onChange={(event) => change(index, { description: event.currentTarget.value })}
          />
          <NumberInput
            label={t('file.what.quantity')}
            min={1}
            max={100_000}
            allowDecimal={false}
            value={line.quantity}
            onChange={(value) => change(index, { quantity: typeof value === 'number' ? value : 1 })}
          />
          <TextInput
            label={t('file.what.amount', { currency })}
            inputMode="decimal"
            value={line.amount}
            error={unreadable.includes(index) ? problem('money.unreadable') : undefined}
            onChange={(event) => change(index, { amount: event.currentTarget.value })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={t('file.what.remove', { number: index + 1 })}
            disabled={lines.length === 1}
            onClick={() => onChange(lines.filter((_, at) => at !== index))}
          >
            <IconTrash size={18} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <Text size="xs" c="dimmed" mt="xs">
        {t('file.what.amountHint')}
      </Text>
      {lines.length < atMost && (
        <Button
          variant="subtle"
          size="sm"
          mt="xs"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => onChange([...lines, emptyLine])}
        >
          {t('file.what.add')}
        </Button>
      )}
    </>
  );
}

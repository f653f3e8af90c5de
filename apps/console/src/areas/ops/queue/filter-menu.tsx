import { Button, Checkbox, Popover, ScrollArea, Stack, Text } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../../ui/locale';
import classes from './queue.module.css';

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly count?: number | undefined;
}

interface Props<Value extends string> {
  readonly label: string;
  readonly choices: readonly Choice<Value>[];
  readonly chosen: readonly Value[];
  readonly onChange: (chosen: Value[]) => void;
}

/** One filter: several of its values are alternatives; each says how many cases it would show. */
export function FilterMenu<Value extends string>({ label, choices, chosen, onChange }: Props<Value>) {
  const { t } = useTranslation('ui');
  const locale = useLocale();
  const toggle = (value: Value, on: boolean) =>
    onChange(on ? [...chosen, value] : chosen.filter((other) => other !== value));
  return (
    <Popover position="bottom-start" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant={chosen.length > 0 ? 'light' : 'default'}
          size="sm"
          px="sm"
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {label}
          {chosen.length > 0 && <span className={classes.chosen}>{chosen.length}</span>}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        <ScrollArea.Autosize mah={340} type="auto">
          <Stack gap={10} pr="md" miw={210}>
            {choices.length === 0 && (
              <Text size="sm" c="dimmed">
                {t('none')}
              </Text>
            )}
            {choices.map(({ value, label: words, count }) => (
              <Checkbox
                key={value}
                size="sm"
                classNames={{ body: classes.choice, labelWrapper: classes.choiceWords }}
                label={
                  <span className={classes.choiceLabel}>
                    <span>{words}</span>
                    <span className={classes.count}>
                      {count === undefined ? '' : new Intl.NumberFormat(locale).format(count)}
                    </span>
                  </span>
                }
                checked={chosen.includes(value)}
                onChange={(event) => toggle(value, event.currentTarget.checked)}
              />
            ))}
          </Stack>
        </ScrollArea.Autosize>
        {chosen.length > 0 && (
          <Button variant="subtle" size="compact-sm" mt="sm" onClick={() => onChange([])}>
            {t('filters.clear')}
          </Button>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

import {
  ActionIcon,
  Button,
  Fieldset,
  Group,
  MultiSelect,
  NumberInput,
  Select,
  Stack,
  TextInput,
} from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../ui/panel';
import {
  clockNames,
  fixedRungs,
  inOrder,
  nextRung,
  type Rung,
  targets,
  timedAs,
  whenOf,
  whens,
} from './rungs';

interface Props {
  readonly rungs: readonly Rung[];
  readonly onChange: (rungs: Rung[]) => void;
}

/** The steps that are climbed while a promise runs out and after: when, who hears of it, for which promises. */
export function Ladder({ rungs, onChange }: Props) {
  const { t } = useTranslation('admin');
  return (
    <Panel
      title={t('policies.ladder')}
      actions={
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={15} aria-hidden />}
          disabled={rungs.length >= 12}
          onClick={() => onChange(inOrder([...rungs, nextRung(rungs)]))}
        >
          {t('policies.addRung')}
        </Button>
      }
    >
      <Stack>
        {rungs.map((rung, place) => (
          <Step
            key={place}
            rung={rung}
            onChange={(next) => onChange(rungs.map((other, index) => (index === place ? next : other)))}
            onRemove={() => onChange(rungs.filter((_, index) => index !== place))}
          />
        ))}
      </Stack>
    </Panel>
  );
}

interface StepProps {
  readonly rung: Rung;
  readonly onChange: (rung: Rung) => void;
  readonly onRemove: () => void;
}

function Step({ rung, onChange, onRemove }: StepProps) {
  const { t } = useTranslation('admin');
  const { t: ui } = useTranslation('ui');
  const fixed = fixedRungs.find((name) => name === rung.name);
  const title = fixed ? t(`policies.rung.${fixed}`) : t('policies.rungNamed', { name: rung.name });
  const when = whenOf(rung);
  return (
    <Fieldset legend={title}>
      <Group align="end" gap="sm">
        {!fixed && (
          <TextInput
            label={t('policies.rungName')}
            w={150}
            value={rung.name}
            error={/^[a-z][a-z0-9_]{0,39}$/.test(rung.name) ? undefined : t('policies.rungNameWrong')}
            onChange={(event) => onChange({ ...rung, name: event.currentTarget.value })}
          />
        )}
        <NumberInput
          label={t('policies.when')}
          aria-label={`${title}: ${t('policies.when')}`}
          w={100}
          min={1}
          max={when === 'percent' ? 1_000 : 10_000}
          disabled={rung.name === 'breach'}
          value={rung.percent ?? rung.after?.value ?? 100}
          onChange={(value) => onChange(timedAs(rung, when, Number(value) || 1))}
        />
        <Select
          label={t('policies.unit')}
          aria-label={`${title}: ${t('policies.unit')}`}
          w={290}
          allowDeselect={false}
          disabled={rung.name === 'breach'}
          data={whens.map((value) => ({
            value,
            label: value === 'percent' ? t('policies.percent') : t(`policies.after.${value}`),
          }))}
          value={when}
          onChange={(next) => {
            const chosen = whens.find((known) => known === next) ?? when;
            onChange(timedAs(rung, chosen, chosen === 'percent' ? 100 : 1));
          }}
        />
        <Select
          label={t('policies.to')}
          aria-label={`${title}: ${t('policies.to')}`}
          w={210}
          allowDeselect={false}
          data={targets.map((value) => ({ value, label: t(`policies.targets.${value}`) }))}
          value={rung.to ?? 'assignee'}
          onChange={(to) => onChange({ ...rung, to: targets.find((known) => known === to) ?? 'assignee' })}
        />
        <MultiSelect
          label={t('policies.forClocks')}
          aria-label={`${title}: ${t('policies.forClocks')}`}
          flex={1}
          miw={220}
          placeholder={rung.clocks ? undefined : t('policies.everyClock')}
          data={clockNames.map((name) => ({ value: name, label: ui(`clock.names.${name}`) }))}
          value={[...(rung.clocks ?? [])]}
          onChange={(chosen) => {
            const { clocks: _, ...rest } = rung;
            const clocks = clockNames.filter((name) => chosen.includes(name));
            onChange(clocks.length > 0 ? { ...rest, clocks } : rest);
          }}
        />
        {!fixed && (
          <ActionIcon
            variant="default"
            size={36}
            aria-label={t('policies.removeRung', { name: rung.name })}
            onClick={onRemove}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        )}
      </Group>
    </Fieldset>
  );
}

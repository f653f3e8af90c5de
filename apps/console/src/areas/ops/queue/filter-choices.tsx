import { Checkbox, ScrollArea, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNames } from '../../../api/names';
import { useLocale } from '../../../ui/locale';
import { usePeopleNames } from '../desk/use-names';
import { choicesShown, readable } from './choices-shown';
import classes from './queue.module.css';

export interface Choice<Value extends string> {
  readonly value: Value;
  /** Left out where the value is somebody's id. */
  readonly label?: string;
  readonly count?: number | undefined;
}

export interface FilterProps<Value extends string> {
  readonly choices: readonly Choice<Value>[];
  readonly chosen: readonly Value[];
  /** Whose ids those without a label are. */
  readonly names?: 'person' | 'organisation';
  readonly onChange: (chosen: Value[]) => void;
}

/** The values of a filter, with their counts; very many can be searched. Here only while the menu is open. */
export function FilterChoices<Value extends string>(props: FilterProps<Value>) {
  const { choices, chosen, names, onChange } = props;
  const { t } = useTranslation('ui');
  const number = new Intl.NumberFormat(useLocale());
  const [typed, setTyped] = useState('');
  const ids = choices.flatMap(({ value, label }) => (label === undefined ? [value] : []));
  const person = usePeopleNames(names === 'person' ? ids : []);
  const organisation = useNames([], names === 'organisation' ? ids : []);
  const nameOf = names === 'person' ? person : organisation;
  const labelled = choices.map(({ label, ...choice }) => ({
    ...choice,
    label: label ?? nameOf(choice.value),
  }));
  const shown = choicesShown(labelled, chosen, typed);
  return (
    <>
      {choices.length > readable && (
        <TextInput
          mb="sm"
          aria-label={t('filters.search')}
          placeholder={t('filters.search')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      <ScrollArea.Autosize mah={340} type="auto">
        <Stack gap={10} pr="md" miw={210}>
          {shown.length === 0 && (
            <Text size="sm" c="dimmed">
              {t('none')}
            </Text>
          )}
          {shown.map(({ value, label, count }) => (
            <Checkbox
              key={value}
              size="sm"
              classNames={{ body: classes.choice, labelWrapper: classes.choiceWords }}
              label={
                <span className={classes.choiceLabel}>
                  <span>{label}</span>
                  <span className={classes.count}>{count === undefined ? '' : number.format(count)}</span>
                </span>
              }
              checked={chosen.includes(value)}
              onChange={({ currentTarget: { checked } }) =>
                onChange(checked ? [...chosen, value] : chosen.filter((other) => other !== value))
              }
            />
          ))}
        </Stack>
      </ScrollArea.Autosize>
    </>
  );
}

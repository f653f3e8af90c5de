import { NumberInput, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../api/query';
import classes from './admin.module.css';
import { type PolicyDefinition as Definition, units } from './rungs';

type ClockName = keyof Definition['clocks'];

interface BudgetsProps {
  readonly clocks: Definition['clocks'];
  readonly onChange: (clocks: Definition['clocks']) => void;
}

/** How much time each promise has, and by which calendar. */
export function Budgets({ clocks, onChange }: BudgetsProps) {
  const { t } = useTranslation('admin');
  const { t: ui } = useTranslation('ui');
  const calendars = useQuery(apiQuery('/api/calendars'));
  const choices = (calendars.data?.items ?? []).map(({ id, definition }) => ({
    value: id,
    label: id === 'always' ? t('policies.always') : definition.name,
  }));
  const names = Object.keys(clocks) as ClockName[];
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('policies.promises')}>
      <table className={`${classes.plain} ${classes.stacked}`}>
        <thead>
          <tr>
            <th scope="col">{t('promises.clock')}</th>
            <th scope="col">{t('policies.value')}</th>
            <th scope="col">{t('policies.unit')}</th>
            <th scope="col">{t('policies.calendar')}</th>
          </tr>
        </thead>
        <tbody>
          {names.map((name) => {
            const budget = clocks[name];
            const word = ui(`clock.names.${name}`);
            const change = (next: Partial<typeof budget>) =>
              onChange({ ...clocks, [name]: { ...budget, ...next } });
            return (
              <tr key={name}>
                <th scope="row">{word}</th>
                <td>
                  <NumberInput
                    aria-label={`${word}: ${t('policies.value')}`}
                    min={0}
                    max={10_000}
                    w={100}
                    value={budget.value}
                    onChange={(amount) => change({ value: Number(amount) })}
                  />
                </td>
                <td>
                  <Select
                    aria-label={`${word}: ${t('policies.unit')}`}
                    allowDeselect={false}
                    w={150}
                    data={units.map((unit) => ({ value: unit, label: t(`policies.units.${unit}`) }))}
                    value={budget.unit}
                    onChange={(unit) => change({ unit: units.find((one) => one === unit) ?? budget.unit })}
                  />
                </td>
                <td>
                  <Select
                    aria-label={`${word}: ${t('policies.calendar')}`}
                    allowDeselect={false}
                    w={220}
                    data={choices}
                    value={budget.calendar}
                    onChange={(calendar) => calendar && change({ calendar })}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

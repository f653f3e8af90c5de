import { JsonInput, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import { IconClockOff } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client';
import type { Schemas } from '../../api/paths';
import { apiQuery } from '../../api/query';
import { EmptyState } from '../../ui/empty-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { QueryState } from '../../ui/query-state';
import { textField } from '../../ui/search-state';
import { useDraft } from '../../ui/use-draft';
import { useSearchState } from '../../ui/use-search-state';
import classes from './admin.module.css';
import { PickList } from './pick-list';
import { Saving } from './saving';
import { useChange } from './use-change';

type Policy = Schemas['claims']['PolicyDto'];
type Definition = Policy['definition'];
type ClockName = keyof Definition['clocks'];

const fields = { id: textField() };
const units = ['minutes', 'hours', 'working_days'] as const;

export function Component() {
  const { t } = useTranslation('admin');
  const [{ id }] = useSearchState(fields);
  const query = useQuery(apiQuery('/api/sla-policies'));
  return (
    <>
      <PageHeader title={t('policies.title')} lead={t('policies.lead')} />
      <QueryState of={query}>
        {({ items }) => {
          const chosen = items.find((one) => one.id === id) ?? items[0];
          if (!chosen) return <EmptyState icon={IconClockOff} title={t('policies.empty')} />;
          return (
            <div className={classes.split}>
              <PickList
                label={t('policies.title')}
                chosen={chosen.id}
                choices={items.map((one) => ({
                  id: one.id,
                  to: `?id=${one.id}`,
                  name: one.definition.name,
                  note: t('packs.version', { id: one.id, n: one.version }),
                }))}
              />
              <Editor key={`${chosen.id}@${chosen.version}`} policy={chosen} />
            </div>
          );
        }}
      </QueryState>
    </>
  );
}

function Editor({ policy }: { readonly policy: Policy }) {
  const { t } = useTranslation('admin');
  const { value, set, discard } = useDraft(`policy.${policy.id}@${policy.version}`, {
    definition: policy.definition,
    note: '',
  });
  const { definition, note } = value;
  const edit = (change: Partial<Definition>) => {
    preview.reset();
    set({ ...value, definition: { ...definition, ...change } });
  };
  const params = { path: { id: policy.id } };
  const body = { definition, ...(note && { note }) };
  const preview = useMutation({
    mutationFn: () => answer(api.POST('/api/sla-policies/{id}/preview', { params, body })),
  });
  const save = useChange(
    ['/api/sla-policies', '/api/queue', '/api/claims'],
    (_: number) =>
      answer(
        api.PUT('/api/sla-policies/{id}', {
          params: { ...params, header: { 'If-Match': `"${policy.version}"` } },
          body,
        }),
      ),
    discard,
  );
  return (
    <Stack gap="lg">
      <Panel title={definition.name}>
        <Stack>
          <TextInput
            label={t('people.name')}
            value={definition.name}
            onChange={(event) => edit({ name: event.currentTarget.value })}
          />
          <Budgets clocks={definition.clocks} onChange={(clocks) => edit({ clocks })} />
        </Stack>
      </Panel>
      <Ladder rungs={definition.rungs} onChange={(rungs) => edit({ rungs })} />
      <Panel title={t('promises.saveTitle')}>
        <Saving
          note={note}
          onNote={(next) => set({ ...value, note: next })}
          preview={preview}
          save={save}
          onPreview={() => preview.mutate()}
          onSave={() => save.mutate(policy.version)}
        />
      </Panel>
    </Stack>
  );
}

interface BudgetsProps {
  readonly clocks: Definition['clocks'];
  readonly onChange: (clocks: Definition['clocks']) => void;
}

function Budgets({ clocks, onChange }: BudgetsProps) {
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
      <table className={classes.plain}>
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
                <td>{word}</td>
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

interface LadderProps {
  readonly rungs: Definition['rungs'];
  readonly onChange: (rungs: Definition['rungs']) => void;
}

const read = (text: string): Definition['rungs'] | null => {
  try {
    const rungs: unknown = JSON.parse(text);
    return Array.isArray(rungs) ? (rungs as Definition['rungs']) : null;
  } catch {
    return null;
  }
};

/** Who hears of it when: as the API has it, for it is changed once a year. */
function Ladder({ rungs, onChange }: LadderProps) {
  const { t } = useTranslation('admin');
  const [text, setText] = useState(() => JSON.stringify(rungs, null, 2));
  return (
    <Panel title={t('policies.ladder')}>
      <JsonInput
        label={t('policies.rungs')}
        description={t('policies.rungsHint')}
        autosize
        minRows={5}
        maxRows={16}
        value={text}
        error={read(text) ? undefined : t('templates.notJson')}
        onChange={(next) => {
          setText(next);
          const typed = read(next);
          if (typed) onChange(typed);
        }}
      />
    </Panel>
  );
}

import { Button, Group, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { IconCalendarOff, IconX } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client';
import type { Schemas } from '../../api/paths';
import { apiQuery, type Got } from '../../api/query';
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
import { hoursOf, hoursText, intervals } from './working-hours';

type Calendar = Got<'/api/calendars'>['items'][number];
type Definition = Schemas['claims']['SaveCalendarDto']['definition'];
type Day = NonNullable<Definition['days']>[number];

const fields = { id: textField() };
const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const;
const kinds = ['holiday', 'joint_leave', 'expected', 'special'] as const;

export function Component() {
  const { t } = useTranslation('admin');
  const [{ id }] = useSearchState(fields);
  const query = useQuery(apiQuery('/api/calendars'));
  return (
    <>
      <PageHeader title={t('calendars.title')} lead={t('calendars.lead')} />
      <QueryState of={query}>
        {({ items }) => {
          const chosen = items.find((one) => one.id === id) ?? items[0];
          if (!chosen) return <EmptyState icon={IconCalendarOff} title={t('calendars.empty')} />;
          return (
            <div className={classes.split}>
              <PickList
                label={t('calendars.title')}
                chosen={chosen.id}
                choices={items.map((one) => ({
                  id: one.id,
                  to: `?id=${one.id}`,
                  name: one.definition.name,
                  note: one.definition.zone,
                }))}
              />
              <Editor key={`${chosen.id}@${chosen.version}`} calendar={chosen} />
            </div>
          );
        }}
      </QueryState>
    </>
  );
}

/** The calendar as it is saved: every interval a pair. */
const editable = ({ week, days = [], computed = [], ...rest }: Calendar['definition']): Definition => ({
  ...rest,
  week: Object.fromEntries(Object.entries(week).map(([day, hours]) => [day, intervals(hours)])),
  days: days.map(({ open, ...day }) => ({ ...day, ...(open && { open: intervals(open) }) })),
  computed: computed.map(({ open, ...day }) => ({ ...day, ...(open && { open: intervals(open) }) })),
});

function Editor({ calendar }: { readonly calendar: Calendar }) {
  const { t } = useTranslation('admin');
  const { value, set, discard } = useDraft(`calendar.${calendar.id}@${calendar.version}`, {
    definition: editable(calendar.definition),
    note: '',
  });
  const { definition, note } = value;
  const edit = (change: Partial<Definition>) => {
    preview.reset();
    set({ ...value, definition: { ...definition, ...change } });
  };
  const params = { path: { id: calendar.id } };
  const body = { definition, ...(note && { note }) };
  const preview = useMutation({
    mutationFn: () => answer(api.POST('/api/calendars/{id}/preview', { params, body })),
  });
  const save = useChange(
    ['/api/calendars', '/api/queue', '/api/claims'],
    (_: number) =>
      answer(
        api.PUT('/api/calendars/{id}', {
          params: { ...params, header: { 'If-Match': `"${calendar.version}"` } },
          body,
        }),
      ),
    discard,
  );
  return (
    <Stack gap="lg">
      <Panel title={definition.name}>
        <Stack>
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <TextInput
              label={t('people.name')}
              value={definition.name}
              onChange={(event) => edit({ name: event.currentTarget.value })}
            />
            <TextInput
              label={t('packs.zone')}
              value={definition.zone}
              onChange={(event) => edit({ zone: event.currentTarget.value })}
            />
          </SimpleGrid>
          <Text size="sm" fw={600}>
            {t('calendars.week')}
          </Text>
          <SimpleGrid cols={{ base: 1, xs: 2, lg: 4 }} spacing="sm">
            {weekdays.map((day) => (
              <TextInput
                key={day}
                label={t(`calendars.days.d${day}`)}
                placeholder={t('calendars.closed')}
                defaultValue={hoursText(definition.week[day])}
                onBlur={(event) =>
                  edit({ week: { ...definition.week, [day]: hoursOf(event.currentTarget.value) } })
                }
              />
            ))}
          </SimpleGrid>
        </Stack>
      </Panel>
      <Holidays days={definition.days ?? []} onChange={(days) => edit({ days })} />
      <Panel title={t('promises.saveTitle')}>
        <Saving
          note={note}
          onNote={(next) => set({ ...value, note: next })}
          preview={preview}
          save={save}
          onPreview={() => preview.mutate()}
          onSave={() => save.mutate(calendar.version)}
        />
      </Panel>
    </Stack>
  );
}

interface HolidaysProps {
  readonly days: readonly Day[];
  readonly onChange: (days: Day[]) => void;
}

/** The listed holidays from today on; earlier ones stay as they are. */
function Holidays({ days, onChange }: HolidaysProps) {
  const { t } = useTranslation('admin');
  const today = new Date().toISOString().slice(0, 10);
  const {
    value: fresh,
    set,
    discard,
  } = useDraft('calendar.day', { date: '', name: '', kind: 'holiday' as Day['kind'] });
  const shown = days.filter(({ date }) => date >= today).sort((a, b) => a.date.localeCompare(b.date));
  return (
    <Panel title={t('calendars.holidays')}>
      <Stack>
        {shown.length === 0 && <Text c="dimmed">{t('calendars.none')}</Text>}
        <ul className={classes.days} aria-label={t('calendars.holidays')}>
          {shown.map((day) => (
            <li key={`${day.date}${day.name}`}>
              <span>
                <strong>{day.date}</strong> {day.name}{' '}
                <Text span size="xs" c="dimmed">
                  {t(`calendars.kinds.${day.kind}`)} {day.open && hoursText(day.open)}
                </Text>
              </span>
              <Button
                size="compact-xs"
                variant="subtle"
                aria-label={t('calendars.remove', { name: day.name })}
                onClick={() => onChange(days.filter((other) => other !== day))}
              >
                <IconX size={14} aria-hidden />
              </Button>
            </li>
          ))}
        </ul>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            onChange([...days.filter(({ date }) => date !== fresh.date), fresh]);
            discard();
          }}
        >
          <Group align="flex-end">
            <TextInput
              type="date"
              label={t('calendars.date')}
              required
              value={fresh.date}
              onChange={(event) => set({ ...fresh, date: event.currentTarget.value })}
            />
            <TextInput
              label={t('calendars.dayName')}
              required
              value={fresh.name}
              onChange={(event) => set({ ...fresh, name: event.currentTarget.value })}
            />
            <Select
              label={t('organisations.kind')}
              allowDeselect={false}
              data={kinds.map((kind) => ({ value: kind, label: t(`calendars.kinds.${kind}`) }))}
              value={fresh.kind}
              onChange={(kind) => set({ ...fresh, kind: kinds.find((one) => one === kind) ?? fresh.kind })}
            />
            <Button type="submit" variant="default">
              {t('calendars.add')}
            </Button>
          </Group>
        </form>
      </Stack>
    </Panel>
  );
}

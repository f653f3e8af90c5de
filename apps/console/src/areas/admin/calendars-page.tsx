import { Button, Group, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { IconCalendarOff, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { against } from '../../api/against';
import { answer, api } from '../../api/client';
import type { Schemas } from '../../api/paths';
import { apiQuery, type Got } from '../../api/query';
import { useLocale } from '../../ui/locale';
import { Panel } from '../../ui/panel';
import { useDraft } from '../../ui/use-draft';
import { absoluteText } from '../../ui/when';
import classes from './admin.module.css';
import { RuleHistory } from './rule-history';
import { RuleSplit } from './rule-split';
import { useRuleDraft } from './use-rule-draft';
import { hoursOf, hoursText, intervals } from './working-hours';

type Calendar = Got<'/api/calendars'>['items'][number];
type Definition = Schemas['claims']['SaveCalendarDto']['definition'];
type Day = NonNullable<Definition['days']>[number];

const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const;
const kinds = ['holiday', 'joint_leave', 'expected', 'special'] as const;

export function Component() {
  const { t } = useTranslation('admin');
  const query = useQuery(apiQuery('/api/calendars'));
  return (
    <RuleSplit
      title={t('calendars.title')}
      lead={t('calendars.lead')}
      empty={t('calendars.empty')}
      icon={IconCalendarOff}
      query={query}
      note={({ definition }) => definition.zone}
    >
      {(calendar) => <Editor key={`${calendar.id}@${calendar.version}`} calendar={calendar} />}
    </RuleSplit>
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
  const { id, version } = calendar;
  const path = { path: { id } };
  const { definition, edit, saving } = useRuleDraft(
    `calendar.${id}@${version}`,
    editable(calendar.definition),
    {
      path: '/api/calendars',
      preview: (body) => answer(api.POST('/api/calendars/{id}/preview', { params: path, body })),
      save: (body) => {
        const params = { ...path, header: against(version) };
        return answer(api.PUT('/api/calendars/{id}', { params, body }));
      },
    },
  );
  const history = useQuery(apiQuery('/api/calendars/{id}/history', { params: path }));
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
      {saving}
      <RuleHistory query={history} />
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
  const locale = useLocale();
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
                <strong>{absoluteText(`${day.date}T12:00`, locale, true)}</strong> {day.name}{' '}
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

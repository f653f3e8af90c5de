import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/paths';
import { FilterBar } from '../../../ui/filter-bar';
import { SearchInput } from '../../../ui/search-input';
import { breachReasons, claimTypes, openStages, priorities, queueClockNames } from '../desk/words';
import { FilterMenu } from './filter-menu';
import { isFiltered, noFilter, type QueueState } from './queue-fields';
import classes from './queue.module.css';

interface Props {
  readonly state: QueueState;
  readonly counts: Schemas['claims']['QueueCountsDto'] | undefined;
  /** How many wait for the claimant: the queue leaves them out until they are asked for. */
  readonly waiting: number | undefined;
  readonly change: (next: Partial<QueueState>) => void;
}

const both = (counted: Record<string, number> | undefined, chosen: readonly string[]): string[] => [
  ...new Set([...Object.keys(counted ?? {}), ...chosen]),
];

export function QueueFilters({ state, counts, waiting, change }: Props) {
  const { t } = useTranslation('ops');
  const { t: ui } = useTranslation('ui');
  const assignees = both(counts?.byAssignee, state.assignee).filter((id) => !/^(me|nobody|anyone)$/.test(id));
  const organisations = both(counts?.byOrganisation, state.organisationId);
  const set = (next: Partial<QueueState>) => change({ ...next, view: '' });
  return (
    <FilterBar label={t('queue.filters')} onClear={isFiltered(state) ? () => change(noFilter) : undefined}>
      <SearchInput label={t('queue.search')} value={state.q} onSearch={(q) => set({ q })} />
      <div className={classes.filters}>
        <FilterMenu
          label={t('queue.stage')}
          chosen={state.stage}
          choices={openStages.map((value) => ({
            value,
            label: ui(`stage.${value}`),
            count: (value === 'needs_action' ? waiting : counts?.byStage[value]) ?? 0,
          }))}
          onChange={(stage) => set({ stage })}
        />
        <FilterMenu
          label={t('queue.type')}
          chosen={state.type}
          choices={claimTypes.map((value) => ({
            value,
            label: ui(`claimType.${value}`),
            count: counts?.byType[value] ?? 0,
          }))}
          onChange={(type) => set({ type })}
        />
        <FilterMenu
          label={t('queue.priority')}
          chosen={state.priority}
          choices={priorities.map((value) => ({
            value,
            label: t(`priority.${value}`),
            count: counts?.byPriority[value] ?? 0,
          }))}
          onChange={(priority) => set({ priority })}
        />
        <FilterMenu
          label={t('queue.clock')}
          chosen={state.clock}
          choices={queueClockNames.map((value) => ({
            value,
            label: ui(`clock.names.${value}`),
            count: counts?.byClock[value] ?? 0,
          }))}
          onChange={(clock) => set({ clock })}
        />
        <FilterMenu
          label={t('queue.carrier')}
          chosen={state.carrier}
          choices={both(counts?.byCarrier, state.carrier)
            .sort()
            .map((value) => ({ value, label: value.toUpperCase(), count: counts?.byCarrier[value] ?? 0 }))}
          onChange={(carrier) => set({ carrier })}
        />
        <FilterMenu
          label={t('queue.assignee')}
          names="person"
          chosen={state.assignee}
          choices={[
            { value: 'covering', label: t('queue.covering') },
            ...assignees
              .filter((id) => id !== 'covering')
              .map((value) => ({ value, count: counts?.byAssignee[value] ?? 0 })),
          ]}
          onChange={(assignee) => set({ assignee })}
        />
        <FilterMenu
          label={t('queue.organisation')}
          names="organisation"
          chosen={state.organisationId}
          choices={organisations.map((value) => ({
            value,
            count: counts?.byOrganisation[value] ?? 0,
          }))}
          onChange={(organisationId) => set({ organisationId })}
        />
        <FilterMenu
          label={t('queue.why')}
          chosen={state.breachReason}
          choices={breachReasons.map((value) => ({ value, label: t(`breach.reason.${value}`) }))}
          onChange={(breachReason) =>
            set({ breachReason, overdue: breachReason.length > 0 ? 'true' : state.overdue })
          }
        />
      </div>
    </FilterBar>
  );
}

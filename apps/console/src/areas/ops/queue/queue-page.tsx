import { Alert, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { hasRole } from '../../../session/person';
import { usePerson } from '../../../session/session';
import { DataTable } from '../../../ui/data-table';
import { PageHeader } from '../../../ui/page-header';
import { Panel } from '../../../ui/panel';
import { QueryState } from '../../../ui/query-state';
import { useSearchState } from '../../../ui/use-search-state';
import { AwayNotice } from '../desk/away-notice';
import { KeysHelp, KeysHelpButton } from '../desk/keys-help';
import { NextCaseButton } from '../desk/next-case-button';
import { rememberQueue } from '../desk/queue-memory';
import { RequestEvidence } from '../desk/request-evidence';
import { useAssign } from '../desk/use-assign';
import { useKeys } from '../desk/use-keys';
import { useNextCase } from '../desk/use-next-case';
import { BulkBar } from './bulk-bar';
import { FreshNotice } from './fresh-notice';
import { QueueCard } from './queue-card';
import { QueueEmpty } from './queue-empty';
import { useQueueColumns } from './queue-columns';
import { isFiltered, noFilter, queueFields, shortestSearch } from './queue-fields';
import { QueueFilters } from './queue-filters';
import { QuickViews } from './quick-views';
import { SavedViews } from './saved-views';
import { useLiveQueue } from './use-live-queue';
import { useQueue, useQueueCounts } from './use-queue';
import { useQueueCursor } from './use-queue-cursor';
import { useSelection } from './use-selection';

export function Component() {
  const { t } = useTranslation('ops');
  const { search } = useLocation();
  const me = usePerson();
  const works = hasRole(me, ['agent', 'supervisor']);
  const [state, change] = useSearchState(queueFields);
  const counts = useQueueCounts(state);
  const waiting = useQueueCounts({ ...state, stage: ['needs_action'], overdue: '' })?.total;
  const { query, key, question, rows, more } = useQueue(state);
  const { currentId, current, index, go } = useQueueCursor(rows);
  const { freshCount, showFresh, look } = useLiveQueue(key, question, index);
  const selection = useSelection(rows);
  const columns = useQueueColumns(selection);
  const { next, taking } = useNextCase();
  const assign = useAssign();
  const [help, { open: openHelp, close: closeHelp }] = useDisclosure();
  const [asking, { open: ask, close: stopAsking }] = useDisclosure();

  useEffect(() => rememberQueue(search), [search]);
  useKeys({
    x: () => current && selection.toggle(current.id),
    '?': openHelp,
    '/': () => document.querySelector<HTMLInputElement>('input[type="search"]')?.focus(),
    ...(works
      ? {
          n: next,
          a: () =>
            current &&
            assign.mutate(
              { claim: current, assigneeId: me.personId },
              { onSuccess: () => look(current.number) },
            ),
          r: () => current && ask(),
        }
      : {}),
  });

  const names = query.data?.pages[0]?.names;
  const short = state.q !== '' && state.q.length < shortestSearch;
  return (
    <>
      <PageHeader
        title={t('queue.title')}
        actions={
          <>
            <KeysHelpButton onClick={openHelp} />
            <SavedViews state={state} change={change} />
            {works && <NextCaseButton taking={taking} onNext={next} />}
          </>
        }
      />
      {works && <AwayNotice />}
      <QuickViews state={state} counts={counts} waiting={waiting} change={change} />
      <QueueFilters state={state} counts={counts} waiting={waiting} change={change} />
      {short && (
        <Alert mb="sm" py="xs">
          {t('queue.searchShort', { count: shortestSearch })}
        </Alert>
      )}
      {!short && (names === 'newest' || names === 'unavailable') && (
        <Alert mb="sm" py="xs">
          {t(`queue.names.${names}`)}
        </Alert>
      )}
      <Panel flush>
        <FreshNotice count={freshCount} onShow={() => void showFresh()} />
        <QueryState of={query}>
          {() => (
            <DataTable
              name="ops.queue"
              label={t('queue.title')}
              columns={columns}
              rows={rows}
              rowId={({ id }) => id}
              currentId={currentId}
              onPick={go}
              isFaded={({ left }) => left === true}
              card={(row) => <QueueCard row={row} selection={selection} />}
              sort={{ by: state.sort, onSort: (by) => change({ sort: queueFields.sort.read([by]) }) }}
              more={more}
              tools={
                <Group gap="xs">
                  {counts &&
                    t(counts.bounded ? 'queue.totalBounded' : 'queue.total', { count: counts.total })}
                </Group>
              }
              empty={<QueueEmpty onShowAll={isFiltered(state) ? () => change(noFilter) : undefined} />}
            />
          )}
        </QueryState>
      </Panel>
      {works && <BulkBar selection={selection} rows={rows} />}
      {current && <RequestEvidence claim={current} opened={asking} onClose={stopAsking} />}
      <KeysHelp
        opened={help}
        onClose={closeHelp}
        keys={[
          ['j k', t('keys.move')],
          ['Enter', t('keys.open')],
          ['n', t('keys.next')],
          ['a', t('keys.assign')],
          ['r', t('keys.request')],
          ['x', t('keys.select')],
          ['/', t('keys.search')],
          ['?', t('keys.help')],
        ]}
      />
    </>
  );
}

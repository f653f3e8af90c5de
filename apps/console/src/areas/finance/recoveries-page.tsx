import { Group, SegmentedControl, Stack } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiPages } from '../../api/query';
import { type Column, DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { Money } from '../../ui/money';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { QueryState } from '../../ui/query-state';
import { choiceField } from '../../ui/search-state';
import { usePages } from '../../ui/use-pages';
import { useSearchState } from '../../ui/use-search-state';
import type { Recovery } from './recovery';
import { RecoveryActions } from './recovery-actions';
import { RecoveryClaim, RecoveryClock, RecoveryDebtor } from './recovery-cells';

const fields = { show: choiceField(['open', 'overdue', 'all'], 'open') };
const queryOf = { open: { state: ['open' as const] }, overdue: { overdue: 'true' as const }, all: {} };

export function Component() {
  const { t } = useTranslation('finance');
  const [{ show }, change] = useSearchState(fields);
  const query = useInfiniteQuery(apiPages('/api/recoveries', { params: { query: queryOf[show] } }));
  const { rows, more } = usePages(query);
  const columns: Column<Recovery>[] = [
    { id: 'debtor', header: t('recoveries.debtor'), cell: (row) => <RecoveryDebtor row={row} /> },
    { id: 'claim', header: t('payouts.claim'), cell: (row) => <RecoveryClaim row={row} /> },
    { id: 'amount', header: t('payouts.amount'), align: 'end', cell: ({ amount }) => <Money {...amount} /> },
    {
      id: 'left',
      header: t('recoveries.left'),
      align: 'end',
      cell: ({ outstanding }) => <Money {...outstanding} fw={650} />,
    },
    { id: 'clock', header: t('recoveries.clock'), cell: (row) => <RecoveryClock row={row} /> },
    { id: 'act', header: t('approvals.act'), cell: (row) => <RecoveryActions row={row} /> },
  ];
  return (
    <>
      <PageHeader title={t('recoveries.title')} lead={t('recoveries.lead')} />
      <Stack gap="lg">
        <SegmentedControl
          aria-label={t('recoveries.show')}
          value={show}
          onChange={(value) => change({ show: value as typeof show })}
          data={(['open', 'overdue', 'all'] as const).map((value) => ({
            value,
            label: t(`recoveries.shows.${value}`),
          }))}
          style={{ alignSelf: 'flex-start' }}
        />
        <Panel flush>
          <QueryState of={query}>
            {() => (
              <DataTable
                name="finance.recoveries"
                label={t('recoveries.title')}
                columns={columns}
                rows={rows}
                rowId={({ id }) => id}
                card={(row) => (
                  <Stack gap={6}>
                    <Group justify="space-between">
                      <RecoveryDebtor row={row} />
                      <Money {...row.outstanding} fw={650} />
                    </Group>
                    <Group justify="space-between">
                      <RecoveryClaim row={row} />
                      <RecoveryClock row={row} />
                    </Group>
                    <RecoveryActions row={row} />
                  </Stack>
                )}
                more={more}
                empty={<EmptyState title={t('recoveries.empty')} text={t('recoveries.emptyText')} />}
              />
            )}
          </QueryState>
        </Panel>
      </Stack>
    </>
  );
}

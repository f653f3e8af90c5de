import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiPages, type Got } from '../../api/query';
import { Money } from '../../ui/money';
import { type Column, DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { QueryState } from '../../ui/query-state';
import { usePages } from '../../ui/use-pages';
import { When } from '../../ui/when';

type Row = Got<'/api/payouts'>['items'][number];

export function Component() {
  const { t } = useTranslation('finance');
  const query = useInfiniteQuery(apiPages('/api/payouts'));
  const { rows, more } = usePages(query);
  const columns: Column<Row>[] = [
    { id: 'claim', header: t('payouts.claim'), cell: ({ claimNumber }) => claimNumber },
    { id: 'amount', header: t('payouts.amount'), align: 'end', cell: ({ amount }) => <Money {...amount} /> },
    { id: 'state', header: t('payouts.state'), cell: ({ state }) => t(`payouts.states.${state}`) },
    { id: 'createdAt', header: t('payouts.when'), cell: ({ createdAt }) => <When at={createdAt} /> },
  ];
  return (
    <>
      <PageHeader title={t('payouts.title')} />
      <Panel flush>
        <QueryState of={query}>
          {() => (
            <DataTable
              name="finance.payouts"
              label={t('payouts.title')}
              columns={columns}
              rows={rows}
              rowId={({ id }) => id}
              card={({ claimNumber, amount, state }) => (
                <>
                  {claimNumber} <Money {...amount} fw={600} /> {t(`payouts.states.${state}`)}
                </>
              )}
              more={more}
              empty={<EmptyState title={t('payouts.empty')} text={t('payouts.emptyText')} />}
            />
          )}
        </QueryState>
      </Panel>
    </>
  );
}

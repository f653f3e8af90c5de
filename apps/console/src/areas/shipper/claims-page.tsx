import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiPages } from '../../api/query';
import { StageBadge } from '../../ui/case-badges';
import { type Column, DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { QueryState } from '../../ui/query-state';
import { usePages } from '../../ui/use-pages';

export function Component() {
  const { t } = useTranslation('shipper');
  const query = useInfiniteQuery(apiPages('/api/claims'));
  const { rows, more } = usePages(query);
  type Row = (typeof rows)[number];
  const columns: Column<Row>[] = [
    { id: 'number', header: t('claims.number'), cell: ({ number }) => number },
    { id: 'stage', header: t('claims.stage'), cell: ({ stage }) => <StageBadge stage={stage} /> },
  ];
  return (
    <>
      <PageHeader title={t('claims.title')} />
      <Panel flush>
        <QueryState of={query}>
          {() => (
            <DataTable
              name="shipper.claims"
              label={t('claims.title')}
              columns={columns}
              rows={rows}
              rowId={({ id }) => id}
              card={({ number, stage }) => (
                <>
                  {number} <StageBadge stage={stage} />
                </>
              )}
              more={more}
              empty={<EmptyState title={t('claims.empty')} text={t('claims.emptyText')} />}
            />
          )}
        </QueryState>
      </Panel>
    </>
  );
}

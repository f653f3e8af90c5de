import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiPages, type Got } from '../../api/query';

import { type Column, DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { QueryState } from '../../ui/query-state';
import { usePages } from '../../ui/use-pages';
import { When } from '../../ui/when';

type Row = Got<'/api/incidents'>['items'][number];

export function Component() {
  const { t } = useTranslation('courier');
  const { t: ui } = useTranslation('ui');
  const query = useInfiniteQuery(apiPages('/api/incidents'));
  const { rows, more } = usePages(query);
  const columns: Column<Row>[] = [
    { id: 'type', header: t('reports.type'), cell: ({ type }) => ui(`claimType.${type}`) },
    { id: 'description', header: t('reports.what'), cell: ({ description }) => description },
    { id: 'reportedAt', header: t('reports.when'), cell: ({ reportedAt }) => <When at={reportedAt} /> },
  ];
  return (
    <>
      <PageHeader title={t('reports.title')} />
      <Panel flush>
        <QueryState of={query}>
          {() => (
            <DataTable
              name="courier.reports"
              label={t('reports.title')}
              columns={columns}
              rows={rows}
              rowId={({ id }) => id}
              card={({ type, description, reportedAt }) => (
                <>
                  {ui(`claimType.${type}`)}: {description} <When at={reportedAt} c="dimmed" />
                </>
              )}
              more={more}
              empty={<EmptyState title={t('reports.empty')} text={t('reports.emptyText')} />}
            />
          )}
        </QueryState>
      </Panel>
    </>
  );
}

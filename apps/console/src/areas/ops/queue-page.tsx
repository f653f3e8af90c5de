import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiPages, type Got } from '../../api/query';
import { StageBadge } from '../../ui/case-badges';
import { ClockBadge } from '../../ui/clock-badge';
import { type Column, DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { QueryState } from '../../ui/query-state';
import { usePages } from '../../ui/use-pages';
import { When } from '../../ui/when';

type Row = Got<'/api/queue'>['items'][number];

export function Component() {
  const { t } = useTranslation('ops');
  const { t: ui } = useTranslation('ui');
  const query = useInfiniteQuery(apiPages('/api/queue'));
  const { rows, more } = usePages(query);
  const columns: Column<Row>[] = [
    { id: 'number', header: t('queue.number'), cell: ({ number }) => number },
    { id: 'stage', header: t('queue.stage'), cell: ({ stage }) => <StageBadge stage={stage} /> },
    { id: 'type', header: t('queue.type'), cell: ({ type }) => ui(`claimType.${type}`) },
    {
      id: 'due',
      header: t('queue.due'),
      cell: ({ nextDueAt, overdue }) => <ClockBadge dueAt={nextDueAt} overdue={overdue} />,
    },
    { id: 'filedAt', header: t('queue.filed'), cell: ({ filedAt }) => <When at={filedAt} /> },
  ];
  return (
    <>
      <PageHeader title={t('queue.title')} />
      <Panel flush>
        <QueryState of={query}>
          {() => (
            <DataTable
              name="ops.queue"
              label={t('queue.title')}
              columns={columns}
              rows={rows}
              rowId={({ id }) => id}
              card={({ number, stage, nextDueAt, overdue }) => (
                <>
                  {number} <StageBadge stage={stage} /> <ClockBadge dueAt={nextDueAt} overdue={overdue} />
                </>
              )}
              more={more}
              empty={<EmptyState title={t('queue.empty')} text={t('queue.emptyText')} />}
            />
          )}
        </QueryState>
      </Panel>
    </>
  );
}

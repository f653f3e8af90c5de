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

type Row = Got<'/api/people'>['items'][number];

export function Component() {
  const { t } = useTranslation('admin');
  const { t: shell } = useTranslation('shell');
  const words = (roles: Row['roles']) => roles.map((role) => shell(`account.roles.${role}`)).join(', ');
  const query = useInfiniteQuery(apiPages('/api/people'));
  const { rows, more } = usePages(query);
  const columns: Column<Row>[] = [
    { id: 'name', header: t('people.name'), cell: ({ name }) => name },
    { id: 'email', header: t('people.email'), cell: ({ email }) => email },
    { id: 'roles', header: t('people.roles'), cell: ({ roles }) => words(roles) },
    {
      id: 'createdAt',
      header: t('people.since'),
      cell: ({ createdAt }) => <When at={createdAt} show="date" />,
    },
  ];
  return (
    <>
      <PageHeader title={t('people.title')} />
      <Panel flush>
        <QueryState of={query}>
          {() => (
            <DataTable
              name="admin.people"
              label={t('people.title')}
              columns={columns}
              rows={rows}
              rowId={({ id }) => id}
              card={({ name, email, roles }) => (
                <>
                  {name} ({words(roles)}), {email}
                </>
              )}
              more={more}
              empty={<EmptyState title={t('people.empty')} text={t('people.emptyText')} />}
            />
          )}
        </QueryState>
      </Panel>
    </>
  );
}

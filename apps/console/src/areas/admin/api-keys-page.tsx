import { Group, Stack, Text } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client';
import { useNames } from '../../api/names';
import { apiPages, type Got } from '../../api/query';
import { ConfirmButton } from '../../ui/confirm-button';
import { type Column, DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { QueryState } from '../../ui/query-state';
import { choiceField } from '../../ui/search-state';
import { ToneBadge } from '../../ui/tone-badge';
import { usePages } from '../../ui/use-pages';
import { useSearchState } from '../../ui/use-search-state';
import { When } from '../../ui/when';
import { useChange } from '../../ui/use-change';
import { useRoleWords } from './person-form';

type Row = Got<'/api/api-keys'>['items'][number];
const fields = { sort: choiceField(['createdAt', '-createdAt', 'name', '-name'], '-createdAt') };

export function Component() {
  const { t } = useTranslation('admin');
  const word = useRoleWords();
  const [{ sort }, change] = useSearchState(fields);
  const query = useInfiniteQuery(apiPages('/api/api-keys', { params: { query: { sort } } }));
  const { rows, more } = usePages(query);
  const name = useNames(
    rows.map(({ personId }) => personId),
    rows.map(({ organisationId }) => organisationId),
  );
  const used = ({ lastUsedAt }: { readonly lastUsedAt: string | null }) =>
    lastUsedAt ? <When at={lastUsedAt} /> : t('keys.never');
  const columns: Column<Row>[] = [
    { id: 'name', header: t('keys.name'), sort: 'name', cell: (row) => <strong>{row.name}</strong> },
    { id: 'hint', header: t('keys.hint'), cell: ({ hint }) => <code>{hint}…</code> },
    {
      id: 'person',
      header: t('keys.person'),
      cell: ({ personId, organisationId }) => `${name(personId)}, ${name(organisationId)}`,
    },
    { id: 'roles', header: t('people.roles'), cell: (row) => row.roles.map(word).join(', ') },
    { id: 'used', header: t('keys.used'), cell: used },
    {
      id: 'created',
      header: t('people.since'),
      sort: 'createdAt',
      cell: (row) => <When at={row.createdAt} />,
    },
    { id: 'act', header: t('act'), cell: (row) => <Revoke row={row} /> },
  ];
  return (
    <>
      <PageHeader title={t('keys.title')} lead={t('keys.lead')} />
      <Panel flush>
        <QueryState of={query}>
          {() => (
            <DataTable
              name="admin.keys"
              label={t('keys.title')}
              columns={columns}
              rows={rows}
              rowId={({ id }) => id}
              sort={{ by: sort, onSort: (by) => change({ sort: by as typeof sort }) }}
              card={(row) => (
                <Stack gap={4}>
                  <Group justify="space-between">
                    <Text fw={600}>{row.name}</Text>
                    <Revoke row={row} />
                  </Group>
                  <Text size="sm">
                    {name(row.personId)} · {row.roles.map(word).join(', ')}
                  </Text>
                  <Text size="sm" c="dimmed">
                    {t('keys.used')} {used(row)}
                  </Text>
                </Stack>
              )}
              more={more}
              empty={<EmptyState icon={IconKey} title={t('keys.empty')} text={t('keys.emptyText')} />}
            />
          )}
        </QueryState>
      </Panel>
    </>
  );
}

function Revoke({ row }: { readonly row: Row }) {
  const { t } = useTranslation('admin');
  const revoke = useChange(['/api/api-keys'], (id: string) =>
    answer(api.DELETE('/api/api-keys/{id}', { params: { path: { id } } })),
  );
  if (row.revokedAt) return <ToneBadge tone="still">{t('keys.revoked')}</ToneBadge>;
  return (
    <ConfirmButton
      size="xs"
      variant="default"
      aria-label={`${t('keys.revoke')}: ${row.name}`}
      loading={revoke.isPending}
      question={t('keys.revokeQuestion', { name: row.name })}
      text={t('keys.revokeText')}
      confirm={t('keys.revoke')}
      onConfirm={() => revoke.mutate(row.id)}
    >
      {t('keys.revoke')}
    </ConfirmButton>
  );
}

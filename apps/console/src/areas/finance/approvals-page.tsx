import { Anchor, Group, Stack, Text } from '@mantine/core';
import { IconChecks } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useNames } from '../../api/names';
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
import { When } from '../../ui/when';
import { ApproveButton } from './approve-button';
import type { Payout } from './payout-words';

const fields = { sort: choiceField(['createdAt', '-createdAt', 'amount', '-amount'], 'createdAt') };

export function Component() {
  const { t } = useTranslation('finance');
  const [{ sort }, change] = useSearchState(fields);
  const query = useInfiniteQuery(
    apiPages('/api/payouts', { params: { query: { state: ['awaiting_approval'], sort } } }),
  );
  const { rows, more } = usePages(query);
  const name = useNames(
    rows.map(({ decidedBy }) => decidedBy),
    rows.map(({ organisationId }) => organisationId),
  );
  const columns: Column<Payout>[] = [
    {
      id: 'claim',
      header: t('payouts.claim'),
      cell: ({ id, claimNumber }) => (
        <Anchor component={Link} to={`/finance/payouts/${id}`} fw={600}>
          {claimNumber}
        </Anchor>
      ),
    },
    {
      id: 'amount',
      header: t('payouts.amount'),
      align: 'end',
      sort: 'amount',
      cell: ({ amount }) => <Money {...amount} fw={650} />,
    },
    { id: 'to', header: t('payouts.to'), cell: (row) => <Payee row={row} name={name(row.organisationId)} /> },
    { id: 'decidedBy', header: t('payouts.decidedBy'), cell: ({ decidedBy }) => name(decidedBy) },
    {
      id: 'createdAt',
      header: t('payouts.when'),
      sort: 'createdAt',
      cell: ({ createdAt }) => <When at={createdAt} />,
    },
    { id: 'act', header: t('approvals.act'), cell: (row) => <ApproveButton payout={row} /> },
  ];
  return (
    <>
      <PageHeader title={t('approvals.title')} lead={t('approvals.lead')} />
      <Panel flush>
        <QueryState of={query}>
          {() => (
            <DataTable
              name="finance.approvals"
              label={t('approvals.title')}
              columns={columns}
              rows={rows}
              rowId={({ id }) => id}
              sort={{ by: sort, onSort: (by) => change({ sort: by as typeof sort }) }}
              card={(row) => (
                <Stack gap={6}>
                  <Group justify="space-between">
                    <Anchor component={Link} to={`/finance/payouts/${row.id}`} fw={600}>
                      {row.claimNumber}
                    </Anchor>
                    <Money {...row.amount} fw={650} />
                  </Group>
                  <Payee row={row} name={name(row.organisationId)} />
                  <Text size="sm" c="dimmed">
                    {t('approvals.decided', { name: name(row.decidedBy) })} · <When at={row.createdAt} />
                  </Text>
                  <ApproveButton payout={row} />
                </Stack>
              )}
              more={more}
              empty={
                <EmptyState icon={IconChecks} title={t('approvals.empty')} text={t('approvals.emptyText')} />
              }
            />
          )}
        </QueryState>
      </Panel>
    </>
  );
}

function Payee({ row: { payee }, name }: { readonly row: Payout; readonly name: string }) {
  return (
    <div>
      {name}
      <Text size="xs" c="dimmed">
        {payee ? `${payee.bankCode} ${payee.accountNumber}` : '–'}
      </Text>
    </div>
  );
}

import { Anchor, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconCheck, IconAlertTriangle } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useNames } from '../../api/names';
import { apiPages, apiQuery, type Got } from '../../api/query';
import { type Column, DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { FilterBar } from '../../ui/filter-bar';
import { Money } from '../../ui/money';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { QueryState } from '../../ui/query-state';
import { choiceField, textField } from '../../ui/search-state';
import { ToneBadge } from '../../ui/tone-badge';
import { usePages } from '../../ui/use-pages';
import { useSearchState } from '../../ui/use-search-state';
import { When } from '../../ui/when';
import { Entries } from './entries';
import classes from './finance.module.css';
import { currencies } from './payout-words';

type Row = Got<'/api/ledger/transactions'>['items'][number];
type Balance = Got<'/api/ledger/balance'>;

const accounts = [
  'claims_expense',
  'claims_payable',
  'cash_clearing',
  'shipper_credit',
  'carrier_recovery_receivable',
  'write_off',
  'salvage',
] as const;

const fields = {
  account: choiceField(['', ...accounts], ''),
  currency: choiceField(['', ...currencies], ''),
  from: textField(),
  to: textField(),
};
const day = /^\d{4}-\d{2}-\d{2}$/;

export function Component() {
  const { t } = useTranslation('finance');
  const balance = useQuery(apiQuery('/api/ledger/balance'));
  return (
    <>
      <PageHeader
        title={t('ledger.title')}
        lead={t('ledger.lead')}
        beside={
          balance.data && (
            <ToneBadge
              tone={balance.data.balanced ? 'done' : 'late'}
              icon={balance.data.balanced ? IconCheck : IconAlertTriangle}
            >
              {t(balance.data.balanced ? 'ledger.balanced' : 'ledger.unbalanced')}
            </ToneBadge>
          )
        }
      />
      <Stack gap="lg">
        <Panel title={t('ledger.balances')} flush>
          <QueryState of={balance}>{(data) => <Balances balance={data} />}</QueryState>
        </Panel>
        <Transactions />
      </Stack>
    </>
  );
}

function Balances({ balance }: { readonly balance: Balance }) {
  const { t } = useTranslation('finance');
  const [, change] = useSearchState(fields);
  const shown = [...new Set(balance.accounts.map(({ balance: sum }) => sum.currency))].sort();
  if (shown.length === 0) return <EmptyState title={t('ledger.empty')} text={t('ledger.emptyText')} />;
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('ledger.account')}>
      <table className={classes.plain}>
        <thead>
          <tr>
            <th scope="col">{t('ledger.account')}</th>
            {shown.map((currency) => (
              <th key={currency} scope="col" data-align="end">
                {currency}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {accounts.map((account) => (
            <tr key={account}>
              <td>
                <Anchor component="button" type="button" ta="start" onClick={() => change({ account })}>
                  {t(`ledger.accounts.${account}`)}
                </Anchor>
              </td>
              {shown.map((currency) => {
                const sum = balance.accounts.find(
                  (one) => one.account === account && one.balance.currency === currency,
                );
                return (
                  <td key={currency} data-align="end">
                    {sum ? <Money {...sum.balance} /> : '–'}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Transactions() {
  const { t } = useTranslation('finance');
  const { t: ui } = useTranslation('ui');
  const [{ account, currency, from, to }, change] = useSearchState(fields);
  const query = useInfiniteQuery(
    apiPages('/api/ledger/transactions', {
      params: {
        query: {
          ...(account && { account }),
          ...(currency && { currency }),
          ...(day.test(from) && { from }),
          ...(day.test(to) && { to }),
        },
      },
    }),
  );
  const { rows, more } = usePages(query);
  const name = useNames(
    rows.map(({ postedBy }) => postedBy),
    rows.map(({ organisationId }) => organisationId),
  );
  const columns: Column<Row>[] = [
    { id: 'when', header: t('ledger.when'), cell: ({ postedAt }) => <When at={postedAt} show="absolute" /> },
    { id: 'what', header: t('ledger.what'), cell: ({ kind }) => t(`ledger.kinds.${kind}`) },
    { id: 'claim', header: t('payouts.claim'), cell: (row) => <Of row={row} /> },
    { id: 'to', header: t('payouts.to'), cell: ({ organisationId }) => name(organisationId) },
    { id: 'entries', header: t('ledger.entries'), cell: ({ entries }) => <Entries entries={entries} /> },
    {
      id: 'by',
      header: t('ledger.by'),
      hidden: true,
      cell: ({ postedBy }) => name(postedBy),
    },
  ];
  const filtered = !!account || !!currency || !!from || !!to;
  return (
    <Stack gap="sm">
      <FilterBar
        label={t('ledger.filters')}
        onClear={filtered ? () => change({ account: '', currency: '', from: '', to: '' }) : undefined}
      >
        <Select
          label={t('ledger.account')}
          placeholder={ui('filters.any')}
          data={accounts.map((value) => ({ value, label: t(`ledger.accounts.${value}`) }))}
          value={account || null}
          onChange={(value) => change({ account: (value ?? '') as typeof account })}
        />
        <Select
          label={t('payouts.currency')}
          placeholder={ui('filters.any')}
          data={[...currencies]}
          value={currency || null}
          w={130}
          onChange={(value) => change({ currency: (value ?? '') as typeof currency })}
        />
        <TextInput
          type="date"
          label={t('ledger.from')}
          value={from}
          onChange={(event) => change({ from: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={t('ledger.to')}
          value={to}
          onChange={(event) => change({ to: event.currentTarget.value })}
        />
      </FilterBar>
      <Panel title={t('ledger.transactions')} flush>
        <QueryState of={query}>
          {() => (
            <DataTable
              name="finance.ledger"
              label={t('ledger.title')}
              columns={columns}
              rows={rows}
              rowId={({ id }) => id}
              rowHeight={64}
              card={(row) => (
                <Stack gap={4}>
                  <Group justify="space-between">
                    <Text fw={600}>{t(`ledger.kinds.${row.kind}`)}</Text>
                    <Of row={row} />
                  </Group>
                  <Text size="sm" component="div">
                    <Entries entries={row.entries} />
                  </Text>
                  <When at={row.postedAt} show="absolute" size="xs" c="dimmed" />
                </Stack>
              )}
              more={more}
              empty={<EmptyState title={t('payouts.noneFound')} text={t('payouts.noneFoundText')} />}
            />
          )}
        </QueryState>
      </Panel>
    </Stack>
  );
}

const Of = ({ row: { payoutId, claimNumber } }: { readonly row: Row }) =>
  payoutId ? (
    <Anchor component={Link} to={`/finance/payouts/${payoutId}`}>
      {claimNumber}
    </Anchor>
  ) : (
    '–'
  );

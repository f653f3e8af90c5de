import { Anchor, Group, Select, Stack } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useNames } from '../../api/names';
import { apiPages } from '../../api/query';
import { type Column, DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { FilterBar } from '../../ui/filter-bar';
import { Money } from '../../ui/money';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { QueryState } from '../../ui/query-state';
import { SearchInput } from '../../ui/search-input';
import { choiceField, choicesField, textField } from '../../ui/search-state';
import { usePages } from '../../ui/use-pages';
import { useSearchState } from '../../ui/use-search-state';
import { When } from '../../ui/when';
import { PayoutTotals } from './payout-totals';
import { currencies, type Payout, PayoutBadge, payoutStates } from './payout-words';

const fields = {
  state: choicesField(payoutStates),
  currency: choiceField(['', ...currencies], ''),
  method: choiceField(['', 'provider', 'bank_file'], ''),
  q: textField(),
  sort: choiceField(['createdAt', '-createdAt', 'amount', '-amount'], '-createdAt'),
};

export function Component() {
  const { t } = useTranslation('finance');
  const { t: ui } = useTranslation('ui');
  const [{ state, currency, method, q, sort }, change] = useSearchState(fields);
  const query = useInfiniteQuery(
    apiPages('/api/payouts', {
      params: {
        query: {
          sort,
          ...(state.length > 0 && { state: [...state] }),
          ...(currency && { currency }),
          ...(method && { method }),
          ...(q.length > 1 && { q }),
        },
      },
    }),
  );
  const { rows, more } = usePages(query);
  const name = useNames(
    [],
    rows.map(({ organisationId }) => organisationId),
  );
  const filtered = state.length > 0 || !!currency || !!method || !!q;
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
    { id: 'to', header: t('payouts.to'), cell: ({ organisationId }) => name(organisationId) },
    {
      id: 'amount',
      header: t('payouts.amount'),
      align: 'end',
      sort: 'amount',
      cell: ({ amount }) => <Money {...amount} />,
    },
    { id: 'state', header: t('payouts.state'), cell: ({ state: now }) => <PayoutBadge state={now} /> },
    { id: 'method', header: t('payouts.method'), cell: (row) => t(`methods.${row.method}`) },
    {
      id: 'createdAt',
      header: t('payouts.when'),
      sort: 'createdAt',
      cell: ({ createdAt }) => <When at={createdAt} />,
    },
    { id: 'endedAt', header: t('payouts.ended'), hidden: true, cell: ({ endedAt }) => <When at={endedAt} /> },
    {
      id: 'reference',
      header: t('payouts.bankReference'),
      hidden: true,
      cell: (row) => row.bankReference ?? '–',
    },
  ];
  return (
    <>
      <PageHeader title={t('payouts.title')} lead={t('payouts.lead')} />
      <Stack gap="lg">
        <PayoutTotals
          chosen={state}
          onChoose={(one) =>
            change({ state: state.includes(one) ? state.filter((other) => other !== one) : [...state, one] })
          }
        />
        <FilterBar
          label={t('payouts.filters')}
          onClear={filtered ? () => change({ state: [], currency: '', method: '', q: '' }) : undefined}
        >
          <SearchInput label={t('payouts.search')} value={q} onSearch={(text) => change({ q: text })} />
          <Select
            aria-label={t('payouts.currency')}
            placeholder={t('payouts.currency')}
            data={[...currencies]}
            value={currency || null}
            clearable
            clearButtonProps={{ 'aria-label': ui('filters.clear') }}
            w={130}
            onChange={(value) => change({ currency: (value ?? '') as typeof currency })}
          />
          <Select
            aria-label={t('payouts.method')}
            placeholder={t('payouts.method')}
            data={(['provider', 'bank_file'] as const).map((value) => ({
              value,
              label: t(`methods.${value}`),
            }))}
            value={method || null}
            clearable
            clearButtonProps={{ 'aria-label': ui('filters.clear') }}
            w={190}
            onChange={(value) => change({ method: (value ?? '') as typeof method })}
          />
        </FilterBar>
        <Panel flush>
          <QueryState of={query}>
            {() => (
              <DataTable
                name="finance.payouts"
                label={t('payouts.title')}
                columns={columns}
                rows={rows}
                rowId={({ id }) => id}
                sort={{ by: sort, onSort: (by) => change({ sort: by as typeof sort }) }}
                card={({ id, claimNumber, organisationId, amount, state: now, createdAt }) => (
                  <Stack gap={4}>
                    <Group justify="space-between">
                      <Anchor component={Link} to={`/finance/payouts/${id}`} fw={600}>
                        {claimNumber}
                      </Anchor>
                      <Money {...amount} fw={650} />
                    </Group>
                    <Group justify="space-between" fz="sm">
                      <span>
                        {name(organisationId)} · <When at={createdAt} />
                      </span>
                      <PayoutBadge state={now} />
                    </Group>
                  </Stack>
                )}
                more={more}
                empty={
                  <EmptyState
                    title={t(filtered ? 'payouts.noneFound' : 'payouts.empty')}
                    text={t(filtered ? 'payouts.noneFoundText' : 'payouts.emptyText')}
                  />
                }
              />
            )}
          </QueryState>
        </Panel>
      </Stack>
    </>
  );
}

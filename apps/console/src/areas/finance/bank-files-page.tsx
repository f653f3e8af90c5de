import { Alert, Anchor, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconFileDownload } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { answer, api } from '../../api/client';
import { useNames } from '../../api/names';
import { apiPages, apiQuery, type Got } from '../../api/query';
import { type Column, DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { Money } from '../../ui/money';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { QueryState } from '../../ui/query-state';
import { type Tone, ToneBadge } from '../../ui/tone-badge';
import { usePages } from '../../ui/use-pages';
import { When } from '../../ui/when';
import { PayoutMethods } from './payout-methods';
import { useMoneyChange } from './use-money-change';

type Row = Got<'/api/bank-files'>['items'][number];
type Waiting = Got<'/api/bank-files/waiting'>['items'][number];

export const fileTones: Record<Row['state'], Tone> = { made: 'waits', sent: 'done', cancelled: 'still' };

export function Component() {
  const { t } = useTranslation('finance');
  const waiting = useQuery(apiQuery('/api/bank-files/waiting'));
  const query = useInfiniteQuery(apiPages('/api/bank-files'));
  const { rows, more } = usePages(query);
  const name = useNames(rows.map(({ madeBy }) => madeBy));
  const columns: Column<Row>[] = [
    {
      id: 'number',
      header: t('files.number'),
      cell: ({ id, number }) => (
        <Anchor component={Link} to={`/finance/bank-files/${id}`} fw={600}>
          {number}
        </Anchor>
      ),
    },
    { id: 'payouts', header: t('files.payouts'), align: 'end', cell: ({ payouts }) => payouts },
    { id: 'total', header: t('files.total'), align: 'end', cell: ({ total }) => <Money {...total} /> },
    { id: 'state', header: t('payouts.state'), cell: ({ state }) => <FileBadge state={state} /> },
    { id: 'paid', header: t('files.paid'), align: 'end', cell: ({ states }) => states['paid'] ?? 0 },
    {
      id: 'day',
      header: t('files.day'),
      cell: ({ executionDate }) => <When at={executionDate} show="date" />,
    },
    {
      id: 'made',
      header: t('files.made'),
      cell: ({ madeBy, madeAt }) => (
        <>
          {name(madeBy)}, <When at={madeAt} />
        </>
      ),
    },
  ];
  return (
    <>
      <PageHeader title={t('files.title')} lead={t('files.lead')} />
      <Stack gap="lg">
        <Panel title={t('files.waiting')}>
          <QueryState of={waiting}>
            {({ items, configured }) => (
              <Stack>
                {!configured && <Alert color="soga" title={t('files.notConfigured')} />}
                {items.length === 0 && <Text c="dimmed">{t('files.nothingWaits')}</Text>}
                {items.map((one) => (
                  <WaitingForFile key={one.currency} waiting={one} disabled={!configured} />
                ))}
              </Stack>
            )}
          </QueryState>
        </Panel>
        <Panel title={t('files.all')} flush>
          <QueryState of={query}>
            {() => (
              <DataTable
                name="finance.files"
                label={t('files.title')}
                columns={columns}
                rows={rows}
                rowId={({ id }) => id}
                card={({ id, number, total, payouts, state, madeAt }) => (
                  <Stack gap={4}>
                    <Group justify="space-between">
                      <Anchor component={Link} to={`/finance/bank-files/${id}`} fw={600}>
                        {number}
                      </Anchor>
                      <FileBadge state={state} />
                    </Group>
                    <Text size="sm">
                      {t('files.count', { count: payouts })}, <Money {...total} fw={600} /> ·{' '}
                      <When at={madeAt} />
                    </Text>
                  </Stack>
                )}
                more={more}
                empty={
                  <EmptyState icon={IconFileDownload} title={t('files.empty')} text={t('files.emptyText')} />
                }
              />
            )}
          </QueryState>
        </Panel>
        <PayoutMethods />
      </Stack>
    </>
  );
}

export function FileBadge({ state }: { readonly state: Row['state'] }) {
  const { t } = useTranslation('finance');
  return <ToneBadge tone={fileTones[state]}>{t(`files.states.${state}`)}</ToneBadge>;
}

/** The day in Jakarta: banks take files for a working day, and this is the first it can be. */
const tomorrow = (): string => new Date(Date.now() + 31 * 3_600_000).toISOString().slice(0, 10);

function WaitingForFile({ waiting, disabled }: { readonly waiting: Waiting; readonly disabled: boolean }) {
  const { t } = useTranslation('finance');
  const navigate = useNavigate();
  const [executionDate, setExecutionDate] = useState(tomorrow);
  const make = useMoneyChange(
    (body: { currency: string; executionDate: string }, headers) =>
      answer(
        api.POST('/api/bank-files', {
          params: { header: { 'Idempotency-Key': headers['idempotency-key'] } },
          body,
        }),
      ),
    ({ id }) => void navigate(`/finance/bank-files/${id}`),
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        make.mutate({ currency: waiting.currency, executionDate });
      }}
    >
      <ProblemAlert error={make.error} />
      <Group justify="space-between" align="flex-end">
        <div>
          <Money {...waiting.total} fw={700} fz="lg" />
          <Text size="sm" c="dimmed">
            {t('files.count', { count: waiting.count })} · {t('files.oldest')} <When at={waiting.oldest} />
          </Text>
        </div>
        <Group align="flex-end" gap="sm">
          <TextInput
            type="date"
            label={t('files.day')}
            required
            value={executionDate}
            onChange={(event) => setExecutionDate(event.currentTarget.value)}
          />
          <Button type="submit" disabled={disabled} loading={make.isPending}>
            {t('files.make', { currency: waiting.currency })}
          </Button>
        </Group>
      </Group>
    </form>
  );
}

import {
  Anchor,
  Button,
  Group,
  Modal,
  NumberInput,
  SegmentedControl,
  Stack,
  Text,
  TextInput,
  Textarea,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { exponentOf } from '@tuntas/kernel';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { answer, api } from '../../api/client';
import { apiPages, type Got } from '../../api/query';
import { ClockBadge } from '../../ui/clock-badge';
import { ConfirmButton } from '../../ui/confirm-button';
import { type Column, DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { Money } from '../../ui/money';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { QueryState } from '../../ui/query-state';
import { choiceField } from '../../ui/search-state';
import { ToneBadge } from '../../ui/tone-badge';
import { useDraft } from '../../ui/use-draft';
import { usePages } from '../../ui/use-pages';
import { useSearchState } from '../../ui/use-search-state';
import { against, useChange } from './use-change';

type Row = Got<'/api/recoveries'>['items'][number];

const fields = { show: choiceField(['open', 'overdue', 'all'], 'open') };
const queryOf = { open: { state: ['open' as const] }, overdue: { overdue: 'true' as const }, all: {} };

export function Component() {
  const { t } = useTranslation('finance');
  const [{ show }, change] = useSearchState(fields);
  const query = useInfiniteQuery(apiPages('/api/recoveries', { params: { query: queryOf[show] } }));
  const { rows, more } = usePages(query);
  const columns: Column<Row>[] = [
    { id: 'debtor', header: t('recoveries.debtor'), cell: (row) => <Debtor row={row} /> },
    { id: 'claim', header: t('payouts.claim'), cell: (row) => <Claim row={row} /> },
    { id: 'amount', header: t('payouts.amount'), align: 'end', cell: ({ amount }) => <Money {...amount} /> },
    {
      id: 'left',
      header: t('recoveries.left'),
      align: 'end',
      cell: ({ outstanding }) => <Money {...outstanding} fw={650} />,
    },
    { id: 'clock', header: t('recoveries.clock'), cell: (row) => <Clock row={row} /> },
    { id: 'act', header: t('approvals.act'), cell: (row) => <Actions row={row} /> },
  ];
  return (
    <>
      <PageHeader title={t('recoveries.title')} lead={t('recoveries.lead')} />
      <Stack gap="lg">
        <SegmentedControl
          aria-label={t('recoveries.show')}
          value={show}
          onChange={(value) => change({ show: value as typeof show })}
          data={(['open', 'overdue', 'all'] as const).map((value) => ({
            value,
            label: t(`recoveries.shows.${value}`),
          }))}
          style={{ alignSelf: 'flex-start' }}
        />
        <Panel flush>
          <QueryState of={query}>
            {() => (
              <DataTable
                name="finance.recoveries"
                label={t('recoveries.title')}
                columns={columns}
                rows={rows}
                rowId={({ id }) => id}
                card={(row) => (
                  <Stack gap={6}>
                    <Group justify="space-between">
                      <Debtor row={row} />
                      <Money {...row.outstanding} fw={650} />
                    </Group>
                    <Group justify="space-between">
                      <Claim row={row} />
                      <Clock row={row} />
                    </Group>
                    <Actions row={row} />
                  </Stack>
                )}
                more={more}
                empty={<EmptyState title={t('recoveries.empty')} text={t('recoveries.emptyText')} />}
              />
            )}
          </QueryState>
        </Panel>
      </Stack>
    </>
  );
}

function Debtor({ row }: { readonly row: Row }) {
  const { t } = useTranslation('finance');
  return (
    <div>
      <Text fw={600} size="sm">
        {row.debtor}
      </Text>
      <Text size="xs" c="dimmed">
        {t(`recoveries.debtors.${row.debtorKind}`)} {row.reference}
      </Text>
    </div>
  );
}

const Claim = ({ row }: { readonly row: Row }) => (
  <Anchor component={Link} to={`/finance/payouts/${row.payoutId}`}>
    {row.claimNumber}
  </Anchor>
);

function Clock({ row }: { readonly row: Row }) {
  const { t } = useTranslation('finance');
  if (row.state === 'open') return <ClockBadge dueAt={row.dueAt} urgentMs={7 * 86_400_000} />;
  return (
    <ToneBadge tone={row.state === 'settled' ? 'done' : 'still'}>
      {t(`recoveries.states.${row.state}`)}
    </ToneBadge>
  );
}

function Actions({ row }: { readonly row: Row }) {
  const { t } = useTranslation('finance');
  const { t: ui } = useTranslation('ui');
  const [dialog, { open, close }] = useDisclosure();
  const [giving, giveUp] = useDisclosure();
  const path = { path: { id: row.id } };
  const confirm = useChange((version: number, headers) =>
    answer(
      api.POST('/api/recoveries/{id}/write-off/confirm', {
        params: { ...path, header: { ...against(version), 'Idempotency-Key': headers['idempotency-key'] } },
      }),
    ),
  );
  const withdraw = useChange((version: number) =>
    answer(
      api.POST('/api/recoveries/{id}/write-off/withdraw', { params: { ...path, header: against(version) } }),
    ),
  );
  const may = (action: Row['allowedActions'][number]) => row.allowedActions.includes(action);
  return (
    <Group gap="xs">
      {may('receive') && (
        <Button size="xs" variant="default" onClick={open}>
          {t('recoveries.receive')}
        </Button>
      )}
      {may('propose_write_off') && (
        <Button size="xs" variant="subtle" onClick={giveUp.open}>
          {t('recoveries.writeOff')}
        </Button>
      )}
      {may('confirm_write_off') && (
        <ConfirmButton
          size="xs"
          question={t('recoveries.confirmQuestion')}
          text={
            <>
              <Money {...row.outstanding} fw={700} />: {row.writeOff?.reason}
            </>
          }
          loading={confirm.isPending}
          onConfirm={() => confirm.mutate(row.version)}
        >
          {t('recoveries.confirmWriteOff')}
        </ConfirmButton>
      )}
      {may('withdraw_write_off') && (
        <Button
          size="xs"
          variant="subtle"
          loading={withdraw.isPending}
          onClick={() => withdraw.mutate(row.version)}
        >
          {t('recoveries.withdraw')}
        </Button>
      )}
      <Modal
        opened={dialog}
        onClose={close}
        title={t('recoveries.receive')}
        closeButtonProps={{ 'aria-label': ui('close') }}
      >
        <ReceiveForm row={row} onDone={close} />
      </Modal>
      <Modal
        opened={giving}
        onClose={giveUp.close}
        title={t('recoveries.writeOffQuestion')}
        closeButtonProps={{ 'aria-label': ui('close') }}
      >
        <WriteOffForm row={row} onDone={giveUp.close} />
      </Modal>
    </Group>
  );
}

function ReceiveForm({ row, onDone }: { readonly row: Row; readonly onDone: () => void }) {
  const { t } = useTranslation('finance');
  const { currency } = row.amount;
  const scale = 10 ** exponentOf(currency);
  const { value, set, discard } = useDraft(`receipt.${row.id}`, {
    amount: row.outstanding.amount / scale,
    receivedOn: new Date().toISOString().slice(0, 10),
    note: '',
  });
  const receive = useChange(
    ({ amount, receivedOn, note }: typeof value, headers) =>
      answer(
        api.POST('/api/recoveries/{id}/receipts', {
          params: { path: { id: row.id }, header: { 'Idempotency-Key': headers['idempotency-key'] } },
          body: { amount: Math.round(amount * scale), receivedOn, ...(note && { note }) },
        }),
      ),
    () => {
      discard();
      onDone();
    },
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        receive.mutate(value);
      }}
    >
      <Stack>
        <ProblemAlert error={receive.error} />
        <NumberInput
          label={t('recoveries.amount', { currency })}
          required
          min={1 / scale}
          decimalScale={exponentOf(currency)}
          value={value.amount}
          onChange={(amount) => set({ ...value, amount: Number(amount) })}
        />
        <TextInput
          type="date"
          label={t('recoveries.receivedOn')}
          required
          value={value.receivedOn}
          onChange={(event) => set({ ...value, receivedOn: event.currentTarget.value })}
        />
        <TextInput
          label={t('recoveries.note')}
          value={value.note}
          onChange={(event) => set({ ...value, note: event.currentTarget.value })}
        />
        <Button type="submit" loading={receive.isPending}>
          {t('recoveries.receive')}
        </Button>
      </Stack>
    </form>
  );
}

function WriteOffForm({ row, onDone }: { readonly row: Row; readonly onDone: () => void }) {
  const { t } = useTranslation('finance');
  const { value, set, discard } = useDraft(`write-off.${row.id}`, '');
  const propose = useChange(
    (reason: string) =>
      answer(
        api.POST('/api/recoveries/{id}/write-off', {
          params: { path: { id: row.id }, header: against(row.version) },
          body: { reason },
        }),
      ),
    () => {
      discard();
      onDone();
    },
  );
  return (
    <Stack>
      <ProblemAlert error={propose.error} />
      {t('recoveries.writeOffText')}
      <Textarea
        label={t('payout.reason')}
        description={t('files.reasonHint')}
        value={value}
        data-autofocus
        onChange={(event) => set(event.currentTarget.value)}
      />
      <Button
        disabled={value.trim().length < 3}
        loading={propose.isPending}
        onClick={() => propose.mutate(value.trim())}
      >
        {t('lines.propose')}
      </Button>
    </Stack>
  );
}

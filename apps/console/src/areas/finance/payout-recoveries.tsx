import { Anchor, Button, Modal, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { exponentOf } from '@tuntas/kernel';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { answer, api } from '../../api/client';
import { apiQuery } from '../../api/query';
import { Money } from '../../ui/money';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { QueryState } from '../../ui/query-state';
import { useDraft } from '../../ui/use-draft';
import { useFormProblem } from '../../ui/use-form-problem';
import type { Payout } from './payout-words';
import { useMoneyChange } from './use-money-change';

const kinds = ['carrier', 'insurer', 'marketplace'] as const;
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** What is asked back for this payout, and from whom. */
export function PayoutRecoveries({ payout }: { readonly payout: Payout }) {
  const { t } = useTranslation('finance');
  const { t: ui } = useTranslation('ui');
  const query = useQuery(apiQuery('/api/recoveries', { params: { query: { payoutId: payout.id } } }));
  const [opened, { open, close }] = useDisclosure();
  return (
    <Panel
      title={t('recoveries.title')}
      actions={
        <Button size="xs" variant="default" onClick={open}>
          {t('recoveries.open')}
        </Button>
      }
    >
      <QueryState of={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Text c="dimmed">{t('recoveries.noneForPayout')}</Text>
          ) : (
            <Stack gap="xs">
              {items.map((one) => (
                <Text key={one.id} size="sm">
                  <Anchor component={Link} to={`/finance/recoveries?q=${one.id}`}>
                    {t(`recoveries.debtors.${one.debtorKind}`)}: {one.debtor}
                  </Anchor>{' '}
                  <Money {...one.amount} />, {t('recoveries.left')} <Money {...one.outstanding} fw={600} />
                </Text>
              ))}
            </Stack>
          )
        }
      </QueryState>
      <Modal
        opened={opened}
        onClose={close}
        title={t('recoveries.open')}
        closeButtonProps={{ 'aria-label': ui('close') }}
      >
        <OpenForm payout={payout} onDone={close} />
      </Modal>
    </Panel>
  );
}

function OpenForm({ payout, onDone }: { readonly payout: Payout; readonly onDone: () => void }) {
  const { t } = useTranslation('finance');
  const scale = 10 ** exponentOf(payout.amount.currency);
  const draft = useDraft(`recovery.${payout.id}`, {
    debtorKind: 'carrier' as (typeof kinds)[number],
    debtor: '',
    reference: '',
    amount: payout.amount.amount / scale,
    dueOn: inDays(30),
  });
  const { value, set } = draft;
  const change = useMoneyChange(
    (_: typeof value, headers) =>
      answer(
        api.POST('/api/recoveries', {
          params: { header: { 'Idempotency-Key': headers['idempotency-key'] } },
          body: {
            payoutId: payout.id,
            debtorKind: value.debtorKind,
            debtor: value.debtor,
            ...(value.reference && { reference: value.reference }),
            amount: Math.round(value.amount * scale),
            dueAt: new Date(`${value.dueOn}T16:59:59Z`).toISOString(),
          },
        }),
      ),
    () => {
      draft.discard();
      onDone();
    },
  );
  const wrong = useFormProblem(change.error);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate(value);
      }}
    >
      <Stack>
        <ProblemAlert error={change.error} />
        <Select
          label={t('recoveries.debtorKind')}
          data={kinds.map((kind) => ({ value: kind, label: t(`recoveries.debtors.${kind}`) }))}
          value={value.debtorKind}
          allowDeselect={false}
          onChange={(kind) => kind && set({ ...value, debtorKind: kind as (typeof kinds)[number] })}
        />
        <TextInput
          label={t('recoveries.debtor')}
          required
          minLength={2}
          value={value.debtor}
          error={wrong('debtor')}
          onChange={(event) => set({ ...value, debtor: event.currentTarget.value })}
        />
        <TextInput
          label={t('recoveries.reference')}
          value={value.reference}
          onChange={(event) => set({ ...value, reference: event.currentTarget.value })}
        />
        <NumberInput
          label={t('recoveries.amount', { currency: payout.amount.currency })}
          required
          min={1 / scale}
          max={payout.amount.amount / scale}
          decimalScale={exponentOf(payout.amount.currency)}
          value={value.amount}
          error={wrong('amount')}
          onChange={(amount) => set({ ...value, amount: Number(amount) })}
        />
        <TextInput
          type="date"
          label={t('recoveries.due')}
          required
          value={value.dueOn}
          error={wrong('dueAt')}
          onChange={(event) => set({ ...value, dueOn: event.currentTarget.value })}
        />
        <Button type="submit" loading={change.isPending}>
          {t('recoveries.open')}
        </Button>
      </Stack>
    </form>
  );
}

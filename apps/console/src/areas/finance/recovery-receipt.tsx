import { NumberInput, TextInput } from '@mantine/core';
import { exponentOf } from '@tuntas/kernel';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client';
import { PlainForm } from '../../ui/plain-form';
import { useDraft } from '../../ui/use-draft';
import type { Recovery } from './recovery';
import { useMoneyChange } from './use-money-change';

/** Some or all of it came back. */
export function RecoveryReceipt({ row, onDone }: { readonly row: Recovery; readonly onDone: () => void }) {
  const { t } = useTranslation('finance');
  const { currency } = row.amount;
  const scale = 10 ** exponentOf(currency);
  const { value, set, discard } = useDraft(`receipt.${row.id}`, {
    amount: row.outstanding.amount / scale,
    receivedOn: new Date().toISOString().slice(0, 10),
    note: '',
  });
  const receive = useMoneyChange(
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
    <PlainForm
      error={receive.error}
      submit={t('recoveries.receive')}
      pending={receive.isPending}
      onSubmit={() => receive.mutate(value)}
    >
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
    </PlainForm>
  );
}

import { Button, Group, Modal, Radio, Select, Stack, Text, Textarea } from '@mantine/core';
import { useDebouncedValue, useDisclosure } from '@mantine/hooks';
import { formatMoney } from '@tuntas/kernel';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { against } from '../../api/against';
import { answer, api } from '../../api/client';
import { apiQuery } from '../../api/query';
import { ConfirmButton } from '../../ui/confirm-button';
import { useLocale } from '../../ui/locale';
import { Money } from '../../ui/money';
import { ProblemAlert } from '../../ui/problem-alert';
import { useDraft } from '../../ui/use-draft';
import type { Line } from './line-words';
import { useMoneyChange } from './use-money-change';

const steps = [
  'settle',
  'book_overpayment',
  'book_return',
  'book_recovery',
  'book_repayment',
  'book_charge',
  'dismiss',
] as const;
/** The states of the payouts that a step can be about. */
const statesOf = {
  settle: ['submitted', 'unknown', 'scheduled', 'failed'],
  book_overpayment: ['paid', 'rejected'],
  book_repayment: ['paid', 'rejected'],
} as const;
const asksPayout = (step: Step): step is keyof typeof statesOf => Object.hasOwn(statesOf, step);
type Step = (typeof steps)[number];

/** What this person may do about a line: propose, confirm another's proposal, or take it back. */
export function LineActions({ line }: { readonly line: Line }) {
  const { t } = useTranslation('finance');
  const [opened, { open, close }] = useDisclosure();
  const { t: ui } = useTranslation('ui');
  const params = { path: { id: line.id }, header: against(line.version) };
  const confirm = useMoneyChange((_: number, headers) =>
    answer(
      api.POST('/api/bank-statements/lines/{id}/confirm', {
        params: { ...params, header: { ...params.header, 'Idempotency-Key': headers['idempotency-key'] } },
      }),
    ),
  );
  const withdraw = useMoneyChange((_: number) =>
    answer(api.POST('/api/bank-statements/lines/{id}/withdraw', { params })),
  );
  const allowed = line.allowedActions;
  const offered = steps.filter((step) => allowed.includes(step));
  return (
    <Group gap="xs" wrap="nowrap">
      {allowed.includes('confirm') && (
        <ConfirmButton
          size="xs"
          color="pandan"
          loading={confirm.isPending}
          question={t('lines.confirmQuestion')}
          text={
            <>
              {line.action && t(`lines.actions.${line.action}`)} <Money {...line.amount} fw={700} />
              <div>{line.note}</div>
            </>
          }
          confirm={t('lines.confirm')}
          onConfirm={() => confirm.mutate(line.version)}
        >
          {t('lines.confirm')}
        </ConfirmButton>
      )}
      {allowed.includes('withdraw') && (
        <Button
          size="xs"
          variant="default"
          loading={withdraw.isPending}
          onClick={() => withdraw.mutate(line.version)}
        >
          {t('lines.withdraw')}
        </Button>
      )}
      {offered.length > 0 && (
        <Button size="xs" variant="default" onClick={open}>
          {t('lines.resolve')}
        </Button>
      )}
      <Modal
        opened={opened}
        onClose={close}
        title={t('lines.resolveQuestion')}
        closeButtonProps={{ 'aria-label': ui('close') }}
      >
        <ResolveForm line={line} offered={offered} onDone={close} />
      </Modal>
    </Group>
  );
}

interface FormProps {
  readonly line: Line;
  readonly offered: readonly Step[];
  readonly onDone: () => void;
}

function ResolveForm({ line, offered, onDone }: FormProps) {
  const { t } = useTranslation('finance');
  const first = offered[0] ?? 'dismiss';
  const draft = useDraft(`line.${line.id}`, {
    action: first as Step,
    payoutId: line.payout?.id ?? null,
    recoveryId: null as string | null,
    note: '',
  });
  const { value, set } = draft;
  const propose = useMoneyChange(
    ({ action, payoutId, recoveryId, note }: typeof value) =>
      answer(
        api.POST('/api/bank-statements/lines/{id}/propose', {
          params: { path: { id: line.id }, header: against(line.version) },
          body: {
            action,
            note,
            ...(asksPayout(action) && payoutId && { payoutId }),
            ...(action === 'book_recovery' && recoveryId && { recoveryId }),
          },
        }),
      ),
    () => {
      draft.discard();
      onDone();
    },
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        propose.mutate(value);
      }}
    >
      <Stack>
        <ProblemAlert error={propose.error} />
        <Text>
          <Money {...line.amount} fw={700} /> {line.reason && t(`lines.reasons.${line.reason}`)}
        </Text>
        <Radio.Group
          label={t('lines.whatIsIt')}
          value={value.action}
          onChange={(action) =>
            set({ ...value, action: steps.find((step) => step === action) ?? value.action })
          }
        >
          <Stack gap="xs" mt="xs">
            {offered.map((step) => (
              <Radio
                key={step}
                value={step}
                label={t(`lines.actions.${step}`)}
                description={t(`lines.explain.${step}`)}
              />
            ))}
          </Stack>
        </Radio.Group>
        {asksPayout(value.action) && (
          <PayoutSelect
            line={line}
            states={statesOf[value.action]}
            value={value.payoutId}
            onChange={(payoutId) => set({ ...value, payoutId })}
          />
        )}
        {value.action === 'book_recovery' && (
          <RecoverySelect
            line={line}
            value={value.recoveryId}
            onChange={(recoveryId) => set({ ...value, recoveryId })}
          />
        )}
        <Textarea
          label={t('lines.note')}
          description={t('files.reasonHint')}
          required
          minLength={3}
          maxLength={300}
          value={value.note}
          onChange={(event) => set({ ...value, note: event.currentTarget.value })}
        />
        <Button type="submit" loading={propose.isPending}>
          {t(value.action === 'dismiss' ? 'lines.putAside' : 'lines.propose')}
        </Button>
      </Stack>
    </form>
  );
}

interface ChoiceProps {
  readonly line: Line;
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
}

/** The payouts that have gone to a bank, those of the same amount first; found by a part of their claim's number. */
function PayoutSelect({
  line,
  states,
  value,
  onChange,
}: ChoiceProps & { readonly states: (typeof statesOf)[keyof typeof statesOf] }) {
  const { t } = useTranslation('finance');
  const locale = useLocale();
  const { currency } = line.amount;
  const left = Math.abs(line.amount.amount);
  const [typed, setTyped] = useState('');
  const part = typed.trim().split(' ')[0] ?? '';
  const [q] = useDebouncedValue(part.length >= 2 && part.length <= 60 ? part : undefined, 300);
  const { data } = useQuery(
    apiQuery('/api/payouts', { params: { query: { state: [...states], currency, limit: 100, q } } }),
  );
  const sent = (data?.items ?? []).filter(({ attempt }) => attempt > 0);
  const choices = [...sent].sort(
    (a, b) => Math.abs(a.amount.amount - left) - Math.abs(b.amount.amount - left),
  );
  const named = line.payout && !choices.some(({ id }) => id === line.payout?.id) ? [line.payout] : [];
  return (
    <Select
      label={t('lines.payout')}
      placeholder={t('lines.choosePayout')}
      required
      searchable
      onSearchChange={setTyped}
      data={[...named, ...choices].map(({ id, claimNumber, amount }) => ({
        value: id,
        label: `${claimNumber} · ${formatMoney(amount, locale)}`,
      }))}
      value={value}
      onChange={onChange}
    />
  );
}

function RecoverySelect({ line, value, onChange }: ChoiceProps) {
  const { t } = useTranslation('finance');
  const locale = useLocale();
  const { data } = useQuery(
    apiQuery('/api/recoveries', { params: { query: { state: ['open'], limit: 100 } } }),
  );
  const mine = (data?.items ?? []).filter(({ amount }) => amount.currency === line.amount.currency);
  return (
    <Select
      label={t('recoveries.one')}
      placeholder={t('lines.chooseRecovery')}
      required
      searchable
      data={mine.map(({ id, claimNumber, debtor, outstanding }) => ({
        value: id,
        label: `${debtor} · ${claimNumber} · ${formatMoney(outstanding, locale)}`,
      }))}
      value={value}
      onChange={onChange}
    />
  );
}

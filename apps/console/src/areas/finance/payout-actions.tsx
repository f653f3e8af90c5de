import { Button, Group, Modal, Select, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { against } from '../../api/against';
import { answer, api } from '../../api/client';
import { ConfirmButton } from '../../ui/confirm-button';
import { ProblemAlert } from '../../ui/problem-alert';
import { useDraft } from '../../ui/use-draft';
import type { Payout } from './payout-words';
import { useMoneyChange } from './use-money-change';

const reasons = [
  'wrong_payee',
  'wrong_amount',
  'duplicate',
  'suspected_fraud',
  'account_unusable',
  'other',
] as const;

/** Another try, or giving it up; approving has a place of its own. */
export function PayoutActions({ payout }: { readonly payout: Payout }) {
  const { t } = useTranslation('finance');
  const params = { path: { id: payout.id } };
  const retry = useMoneyChange((version: number, headers) =>
    answer(
      api.POST('/api/payouts/{id}/retry', {
        params: { ...params, header: { ...against(version), 'Idempotency-Key': headers['idempotency-key'] } },
      }),
    ),
  );
  return (
    <>
      {payout.allowedActions.includes('retry') && (
        <ConfirmButton
          color="nila"
          loading={retry.isPending}
          question={t('payout.retryQuestion')}
          text={t('payout.retryText')}
          confirm={t('payout.retry')}
          onConfirm={() => retry.mutate(payout.version)}
        >
          {t('payout.retry')}
        </ConfirmButton>
      )}
      {payout.allowedActions.includes('pay_again') && <PayAgainButton payout={payout} />}
      {payout.allowedActions.includes('reject') && <RejectButton payout={payout} />}
    </>
  );
}

function PayAgainButton({ payout }: { readonly payout: Payout }) {
  const { t } = useTranslation('finance');
  const navigate = useNavigate();
  const again = useMoneyChange(
    (version: number, headers) =>
      answer(
        api.POST('/api/payouts/{id}/pay-again', {
          params: {
            path: { id: payout.id },
            header: { ...against(version), 'Idempotency-Key': headers['idempotency-key'] },
          },
        }),
      ),
    ({ id }) => void navigate(`/finance/payouts/${id}`),
  );
  return (
    <ConfirmButton
      color="nila"
      loading={again.isPending}
      question={t('payout.payAgainQuestion')}
      text={t('payout.payAgainText')}
      confirm={t('payout.payAgain')}
      onConfirm={() => again.mutate(payout.version)}
    >
      {t('payout.payAgain')}
    </ConfirmButton>
  );
}

function RejectButton({ payout }: { readonly payout: Payout }) {
  const { t } = useTranslation('finance');
  const { t: ui } = useTranslation('ui');
  const [opened, { open, close }] = useDisclosure();
  const draft = useDraft<string>(`payout.reject.${payout.id}`, '');
  const reject = useMoneyChange(
    ({ version, reasonCode }: { version: number; reasonCode: (typeof reasons)[number] }, headers) =>
      answer(
        api.POST('/api/payouts/{id}/reject', {
          params: {
            path: { id: payout.id },
            header: { ...against(version), 'Idempotency-Key': headers['idempotency-key'] },
          },
          body: { reasonCode },
        }),
      ),
    () => {
      draft.discard();
      close();
    },
  );
  const chosen = reasons.find((reason) => reason === draft.value);
  return (
    <>
      <Button variant="default" onClick={open}>
        {t('payout.reject')}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={t('payout.rejectQuestion')}
        closeButtonProps={{ 'aria-label': ui('close') }}
      >
        <Stack>
          <ProblemAlert error={reject.error} />
          {t('payout.rejectText')}
          <Select
            label={t('payout.reason')}
            data={reasons.map((value) => ({ value, label: t(`reasons.${value}`) }))}
            value={chosen ?? null}
            onChange={(value) => draft.set(value ?? '')}
            data-autofocus
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {ui('cancel')}
            </Button>
            <Button
              color="bata"
              disabled={!chosen}
              loading={reject.isPending}
              onClick={() => chosen && reject.mutate({ version: payout.version, reasonCode: chosen })}
            >
              {t('payout.reject')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}

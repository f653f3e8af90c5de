import { Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client';
import { useIntent } from '../../api/use-intent';
import { ConfirmButton } from '../../ui/confirm-button';
import { Money } from '../../ui/money';
import { useProblemText } from '../../ui/problem-text';
import { toast } from '../../ui/toast';
import { asProblem } from '../../api/problem';
import type { Payout } from './payout-words';

/** The second person's yes, to exactly what is shown; where it may not be said, why. */
export function ApproveButton({ payout }: { readonly payout: Payout }) {
  const { t } = useTranslation('finance');
  const client = useQueryClient();
  const problemText = useProblemText();
  const approve = useIntent(
    (approvalHash: string, headers) =>
      answer(
        api.POST('/api/payouts/{id}/approve', {
          params: { path: { id: payout.id }, header: { 'Idempotency-Key': headers['idempotency-key'] } },
          headers,
          body: { approvalHash },
        }),
      ),
    {
      onSuccess: () => toast.done(t('approvals.done', { claim: payout.claimNumber })),
      onError: (error) => toast.failed(problemText(asProblem(error)).text),
      onSettled: () => client.invalidateQueries({ predicate: ({ queryKey: [path] }) => isPayouts(path) }),
    },
  );
  const hash = payout.approvalHash;
  if (!payout.allowedActions.includes('approve') || !hash) {
    return (
      <Text size="sm" c="dimmed">
        {payout.ownCase
          ? t('approvals.ownCase')
          : payout.firstApprovedBy && payout.payee
            ? t('approvals.first')
            : payout.blocker
              ? t(payout.blocker === 'parcel_found' ? 'payout.parcelFound' : 'approvals.noAccount')
              : t('approvals.notYours')}
      </Text>
    );
  }
  return (
    <ConfirmButton
      size="sm"
      color="pandan"
      loading={approve.isPending}
      question={t('approvals.question')}
      confirm={t('approvals.approve')}
      text={
        <>
          <Money {...payout.amount} fw={700} fz="lg" />
          <div>
            {payout.payee?.bankCode} {payout.payee?.accountNumber}, {payout.payee?.holder}
          </div>
          <div>{t('approvals.binding')}</div>
        </>
      }
      onConfirm={() => approve.mutate(hash)}
    >
      {t('approvals.approve')}
    </ConfirmButton>
  );
}

const isPayouts = (path: unknown): boolean => typeof path === 'string' && path.startsWith('/api/payouts');

import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client';
import { ConfirmButton } from '../../../ui/confirm-button';
import { asProblem } from '../../../api/problem';
import { useProblemText } from '../../../ui/problem-text';
import { toast } from '../../../ui/toast';
import type { Claim } from '../claim';
import { useClaimAction } from './use-claim-action';

export function CancelButton({ claim: { id } }: { claim: Claim }) {
  const { t } = useTranslation('shipper');
  const problemText = useProblemText();
  const cancelling = useClaimAction(
    (_: null, headers) =>
      answer(api.POST('/api/claims/{id}/cancel', { params: { path: { id } }, body: {}, headers })),
    t('case.done.cancel'),
  );
  const cancel = () =>
    cancelling.mutate(null, { onError: (error) => toast.failed(problemText(asProblem(error)).text) });
  return (
    <ConfirmButton
      variant="default"
      color="bata"
      question={t('case.cancelQuestion')}
      text={t('case.cancelText')}
      confirm={t('case.next.cancel')}
      loading={cancelling.isPending}
      onConfirm={cancel}
    >
      {t('case.next.cancel')}
    </ConfirmButton>
  );
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client';
import { asProblem } from '../../../api/problem';
import type { Got } from '../../../api/query';
import { ConfirmButton } from '../../../ui/confirm-button';
import { useProblemText } from '../../../ui/problem-text';
import { toast } from '../../../ui/toast';

export type ApiKey = Got<'/api/api-keys'>['items'][number];

export function RevokeKey({ apiKey: { id, name } }: { apiKey: ApiKey }) {
  const { t } = useTranslation('shipper');
  const client = useQueryClient();
  const problemText = useProblemText();
  const revoking = useMutation({
    mutationFn: () => answer(api.DELETE('/api/api-keys/{id}', { params: { path: { id } } })),
    onSuccess: () => toast.done(t('keys.done')),
    onError: (error) => toast.failed(problemText(asProblem(error)).text),
    onSettled: () => client.invalidateQueries({ queryKey: ['/api/api-keys'] }),
  });
  return (
    <ConfirmButton
      variant="subtle"
      size="compact-sm"
      color="bata"
      question={t('keys.revokeQuestion', { name })}
      text={t('keys.revokeText')}
      confirm={t('keys.revoke')}
      loading={revoking.isPending}
      onConfirm={() => revoking.mutate()}
    >
      {t('keys.revoke')}
    </ConfirmButton>
  );
}

import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { answer, api } from '../../../api/client';
import { asProblem } from '../../../api/problem';
import { useIntent } from '../../../api/use-intent';
import { announce } from '../../../ui/announce';
import { useProblemText } from '../../../ui/problem-text';
import { toast } from '../../../ui/toast';
import { readQueueFilter } from './queue-memory';

/** Takes the most urgent case nobody has, within the filter of the queue, and opens it. */
export function useNextCase() {
  const { t } = useTranslation('ops');
  const navigate = useNavigate();
  const client = useQueryClient();
  const problemText = useProblemText();
  const { mutate, isPending } = useIntent(
    (_: null, headers) => answer(api.POST('/api/queue/next', { body: readQueueFilter(), headers })),
    {
      onSuccess: (claim) => {
        // Nothing is waiting: the answer is empty.
        if (!claim) return toast.said(t('next.nothing'));
        client.removeQueries({ queryKey: ['/api/claims/{id}', { params: { path: { id: claim.id } } }] });
        announce(t('next.opened', { number: claim.number }));
        void navigate(`/ops/claims/${claim.id}`);
      },
      onError: (error) => toast.failed(problemText(asProblem(error)).text),
    },
  );
  return { next: () => mutate(null), taking: isPending };
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client';
import { asProblem } from '../../../api/problem';
import type { Got } from '../../../api/query';
import { useProblemText } from '../../../ui/problem-text';
import { toast } from '../../../ui/toast';

export type Rule = Got<'/api/auto-approvals'>['items'][number];

/** Lets a rule decide from now on, or stops it. */
export function useRuleMoves() {
  const { t } = useTranslation('ops');
  const client = useQueryClient();
  const problemText = useProblemText();
  const { mutate } = useMutation({
    mutationFn: ({ id, move }: { id: string; move: 'activate' | 'retire' }) => {
      const params = { path: { id } };
      return move === 'activate'
        ? answer(api.POST('/api/auto-approvals/{id}/activate', { params }))
        : answer(api.POST('/api/auto-approvals/{id}/retire', { params }));
    },
    onSuccess: ({ name }, { move }) => {
      toast.done(t(`approvals.done.${move}`, { name }));
      void client.invalidateQueries({ queryKey: ['/api/auto-approvals'] });
    },
    onError: (error) => toast.failed(problemText(asProblem(error)).text),
  });
  return {
    activate: ({ id }: Rule) => mutate({ id, move: 'activate' }),
    retire: ({ id }: Rule) => mutate({ id, move: 'retire' }),
  };
}

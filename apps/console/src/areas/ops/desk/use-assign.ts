import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client';
import { asProblem } from '../../../api/problem';
import { useIntent } from '../../../api/use-intent';
import { usePerson } from '../../../session/session';
import { useProblemText } from '../../../ui/problem-text';
import { toast } from '../../../ui/toast';

interface Assignment {
  readonly claim: { readonly id: string; readonly number: string };
  readonly assigneeId: string | null;
}

/** Puts a case on somebody's desk; the live stream shows it where it stands. */
export function useAssign() {
  const { t } = useTranslation('ops');
  const client = useQueryClient();
  const me = usePerson();
  const problemText = useProblemText();
  return useIntent(
    ({ claim, assigneeId }: Assignment, headers) =>
      answer(
        api.POST('/api/claims/{id}/assign', {
          params: { path: { id: claim.id } },
          body: { assigneeId },
          headers,
        }),
      ),
    {
      onSuccess: (_, { claim: { number }, assigneeId }) => {
        if (assigneeId === null) toast.done(t('assign.back', { number }));
        else toast.done(t(assigneeId === me.personId ? 'assign.mine' : 'assign.given', { number }));
        void client.invalidateQueries({ queryKey: ['/api/claims/{id}'] });
      },
      onError: (error) => toast.failed(problemText(asProblem(error)).text),
    },
  );
}

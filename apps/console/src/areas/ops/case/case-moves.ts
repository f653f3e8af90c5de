import { useQueryClient } from '@tanstack/react-query';
import { against } from '../../../api/against';
import { answer, api } from '../../../api/client';
import { useIntent } from '../../../api/use-intent';
import type { Claim, Priority } from '../desk/words';

/** What can be done with a case beside deciding it and asking for evidence. */
export type CaseMove =
  | { readonly name: 'take' | 'resume' }
  | { readonly name: 'hold'; readonly reason: string; readonly reviewAt: string | null }
  | { readonly name: 'cancel'; readonly reason: string }
  | { readonly name: 'merge'; readonly into: string; readonly reason: string }
  | { readonly name: 'priority'; readonly priority: Priority };

const words = (reason: string) => (reason.trim() ? { reason: reason.trim() } : {});

/** Sends a move; the case on the page is the one that came back. */
export function useCaseMove(claim: Claim, onDone: (move: CaseMove) => void) {
  const client = useQueryClient();
  const params = { path: { id: claim.id } };
  return useIntent(
    (move: CaseMove, headers) => {
      switch (move.name) {
        case 'take':
          return answer(api.POST('/api/claims/{id}/take', { params, headers }));
        case 'resume':
          return answer(api.POST('/api/claims/{id}/resume', { params, headers }));
        case 'hold': {
          const until = move.reviewAt ? { reviewAt: move.reviewAt } : {};
          const body = { reason: move.reason.trim(), ...until };
          return answer(api.POST('/api/claims/{id}/hold', { params, body, headers }));
        }
        case 'cancel':
          return answer(api.POST('/api/claims/{id}/cancel', { params, body: words(move.reason), headers }));
        case 'merge':
          return answer(
            api.POST('/api/claims/{id}/merge', {
              params: { ...params, header: against(claim.version) },
              body: { into: move.into, ...words(move.reason) },
              headers,
            }),
          );
        case 'priority':
          return answer(
            api.POST('/api/claims/{id}/priority', { params, body: { priority: move.priority }, headers }),
          );
      }
    },
    {
      onSuccess: (_, move) => {
        void client.invalidateQueries({ queryKey: ['/api/claims/{id}'] });
        onDone(move);
      },
    },
  );
}

import { useQueryClient } from '@tanstack/react-query';
import { against } from '../../../api/against';
import { answer, api } from '../../../api/client';
import { apiQuery } from '../../../api/query';
import { useIntent } from '../../../api/use-intent';
import type { Claim } from '../desk/words';
import { amountOf, type DecisionDraft } from './decision';

interface Decide {
  readonly draft: DecisionDraft;
  /** The claim as it was seen: when it has changed since, nothing is decided. */
  readonly version: number;
  readonly andNext: boolean;
}

export function useDecide(claim: Claim, onDecided: (andNext: boolean) => void) {
  const client = useQueryClient();
  return useIntent(
    ({ draft, version }: Decide, headers) => {
      const { outcome, amounts, remedy, reasonCode, reasonText } = draft;
      if (outcome === null) throw new Error('No outcome is chosen.');
      const approved = outcome === 'rejected' ? [] : claim.lines;
      return answer(
        api.POST('/api/claims/{id}/decision', {
          params: {
            path: { id: claim.id },
            header: { ...against(version), 'Idempotency-Key': headers['idempotency-key'] },
          },
          body: {
            outcome,
            lines: approved.map(({ id }) => ({
              lineId: id,
              approvedAmount: amountOf(amounts[id], claim.currency) ?? 0,
            })),
            ...(remedy && outcome !== 'rejected' ? { remedy } : {}),
            ...(reasonCode ? { reasonCode } : {}),
            ...(reasonText.trim() ? { reasonText: reasonText.trim() } : {}),
          },
        }),
      );
    },
    {
      onSuccess: (decided, { andNext }) => {
        const { queryKey } = apiQuery('/api/claims/{id}', { params: { path: { id: claim.id } } });
        client.setQueryData(queryKey, decided);
        onDecided(andNext);
      },
    },
  );
}

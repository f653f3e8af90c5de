import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';
import type { EvidenceKind } from '../claim';
import type { ClaimDraft } from './draft';
import { estimateOf } from './request';

/** What the draft would pay, asked again when a fact it depends on changes. */
export function useEstimate(draft: ClaimDraft, currency: string, kinds: readonly EvidenceKind[]) {
  const [body] = useDebouncedValue(estimateOf(draft, currency, kinds), 250);
  return useQuery({
    queryKey: ['/api/estimates', body],
    queryFn: ({ signal }) => answer(api.POST('/api/estimates', { body, signal })),
    enabled: draft.shipmentId !== null && draft.type !== null,
    placeholderData: (before) => before,
    meta: { live: false },
  });
}

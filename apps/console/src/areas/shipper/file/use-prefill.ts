import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { apiQuery } from '../../../api/query';
import { useTold } from '../../../ui/use-told';
import { claimTypes } from '../claim';
import { type ClaimDraft, emptyDraft } from './draft';

/**
 * A link from a message names a parcel and perhaps a courier's report, which fills the form in. Both leave the address
 * then, so that a reload does not undo what was typed since. Answers whether the draft comes from a report.
 */
export function usePrefill(draft: ClaimDraft, set: (draft: ClaimDraft) => void): boolean {
  const told = useTold();
  const [search, setSearch] = useSearchParams();
  const shipmentId = search.get('shipment');
  const incidentId = search.get('incident');
  const type = claimTypes.find((name) => name === search.get('type')) ?? null;
  const report = useQuery({
    ...apiQuery('/api/incidents/{id}/claim-draft', { params: { path: { id: incidentId ?? '' } } }),
    enabled: incidentId !== null,
  });
  const claim = report.data?.claim;
  useEffect(() => {
    if (!shipmentId || (incidentId && !claim)) return;
    const known = draft.shipmentId === shipmentId && draft.incidentId === incidentId;
    if (!known) {
      set({
        ...emptyDraft,
        shipmentId,
        incidentId,
        type,
        ...(claim && {
          type: claim.type,
          wish: claim.wish,
          description: told(claim.description),
          pieces: claim.piecesAffected,
          occurredOn: claim.occurredAt.slice(0, 10),
          lines: claim.lines.map(({ description, quantity, claimedAmount }) => ({
            description: told(description),
            quantity,
            amount: claimedAmount === null ? '' : String(claimedAmount),
          })),
        }),
      });
    }
    setSearch({ step: 'what' }, { replace: true });
  }, [shipmentId, incidentId, type, claim, told, draft, set, setSearch]);
  return draft.incidentId !== null;
}

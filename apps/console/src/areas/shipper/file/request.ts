import type { Schemas } from '../../../api/paths';
import { readAmount } from '../../../ui/amount';
import type { EvidenceKind } from '../claim';
import type { ClaimDraft } from './draft';

/** The request of a whole draft. Lines without a name are left out. */
export function claimOf(draft: ClaimDraft, currency: string): Schemas['claims']['FileClaimDto'] {
  const cod = readAmount(draft.cod, currency);
  return {
    shipmentId: draft.shipmentId ?? undefined,
    incidentId: draft.incidentId ?? undefined,
    type: draft.type ?? 'damage',
    wish: draft.wish,
    currency,
    filedFor: 'sender',
    ...(draft.description.trim() ? { description: draft.description.trim() } : {}),
    ...(draft.pieces ? { piecesAffected: draft.pieces } : {}),
    ...(cod ? { codAmount: cod } : {}),
    ...(draft.occurredOn ? { occurredAt: new Date(`${draft.occurredOn}T12:00`).toISOString() } : {}),
    lines: draft.lines
      .filter(({ description }) => description.trim() !== '')
      .map(({ description, quantity, amount }) => ({
        description: description.trim(),
        quantity,
        claimedAmount: readAmount(amount, currency) ?? null,
      })),
  };
}

/** What the estimate depends on. */
export function estimateOf(
  draft: ClaimDraft,
  currency: string,
  evidence: readonly EvidenceKind[],
): Schemas['claims']['EstimateDto'] {
  const cod = readAmount(draft.cod, currency);
  return {
    type: draft.type ?? 'damage',
    shipmentId: draft.shipmentId ?? undefined,
    filedFor: 'sender',
    evidence: [...evidence],
    ...(draft.pieces ? { piecesAffected: draft.pieces } : {}),
    ...(cod ? { codAmount: { amount: cod, currency } } : {}),
  };
}

/** Text that reads as no amount, by the index of its line. */
export const unreadableAmounts = (draft: ClaimDraft, currency: string): number[] =>
  draft.lines.flatMap(({ amount }, index) => (readAmount(amount, currency) === undefined ? [index] : []));

import { queryOptions, skipToken, useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';
import type { Schemas } from '../../../api/paths';
import { type Claim, type EvidenceKind, evidenceKinds } from './words';

export type Estimate = Schemas['claims']['EstimateAnswerDto'];
type Question = Schemas['claims']['EstimateDto'];

/** What is asked of the rule: the claim as it stands, with the papers that are there. */
function questionOf(claim: Claim): Question {
  const { currency, codAmount, salvageAmount, piecesAffected, weightGrams } = claim;
  return {
    type: claim.type,
    shipmentId: claim.shipmentId,
    filedFor: claim.filedFor,
    evidence: evidenceKinds.filter((kind) => claim.evidence.some((file) => file.kind === kind)),
    excluded: [],
    ...(piecesAffected === null ? {} : { piecesAffected }),
    ...(weightGrams === null ? {} : { weightGrams }),
    ...(codAmount === null ? {} : { codAmount: { amount: codAmount, currency } }),
    ...(salvageAmount === null ? {} : { salvageValue: { amount: salvageAmount, currency } }),
  };
}

const estimateQuery = (claim: Claim | undefined) => {
  const body = claim && questionOf(claim);
  return queryOptions({
    queryKey: ['/api/estimates', body ?? null] as const,
    queryFn: body ? ({ signal }) => answer(api.POST('/api/estimates', { body, signal })) : skipToken,
    staleTime: 60_000,
  });
};

/** What the rule pays for a claim, and why. */
export const useEstimate = (claim: Claim) => useQuery(estimateQuery(claim));

/** Papers the rule wants and that are not there yet. */
export const useMissingPapers = (claim: Claim | undefined): readonly EvidenceKind[] | undefined =>
  useQuery(estimateQuery(claim)).data?.missingPapers;

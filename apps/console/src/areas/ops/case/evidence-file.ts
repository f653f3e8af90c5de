import type { Claim } from '../desk/words';

export type EvidenceFile = Claim['evidence'][number];

export const fileUrl = (claimId: string, evidenceId: string): string =>
  `/api/claims/${claimId}/evidence/${evidenceId}`;

export const isPicture = ({ mediaType }: EvidenceFile): boolean => mediaType.startsWith('image/');
export const isFilm = ({ mediaType }: EvidenceFile): boolean => mediaType.startsWith('video/');

/** Files that are in another claim, too: a finding names them by the beginning of their checksum, or by id. */
export function flaggedIds({
  findings,
  evidence,
}: Pick<Claim, 'findings' | 'evidence'>): ReadonlySet<string> {
  const about = findings.filter(({ kind, resolvedAt }) => kind === 'evidence_reused' && !resolvedAt);
  const isMeant = ({ id, sha256 }: EvidenceFile) =>
    about.some(
      ({ ruleId, details }) =>
        ruleId.endsWith(`/${sha256.slice(0, 12)}`) || Object.values(details).flat().includes(id),
    );
  return new Set(evidence.filter(isMeant).map(({ id }) => id));
}

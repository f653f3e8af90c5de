import { createHash } from 'node:crypto';

/**
 * Whether a second person looks at this decision. The same answer for the same decision, whoever asks and how often;
 * over many decisions the stated share.
 */
export function isSampled(claimId: string, decisionNo: number, percent: number): boolean {
  const hash = createHash('sha256').update(`${claimId} ${decisionNo}`).digest();
  return hash.readUInt32BE(0) / 2 ** 32 < percent / 100;
}

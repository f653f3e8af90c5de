import type { TFunction } from 'i18next';
import type { LiveEvent } from './live-event';

const told = {
  'claim.submitted': 'claim_submitted',
  'claim.evidence_requested': 'claim_evidence_requested',
  'claim.evidence_received': 'claim_evidence_received',
  'claim.decided': 'claim_decided',
  'claim.appealed': 'claim_appealed',
  'claim.settled': 'claim_settled',
  'claim.closed': 'claim_closed',
  'claim.cancelled': 'claim_cancelled',
} as const;

const isTold = (type: string): type is keyof typeof told => Object.hasOwn(told, type);

/** One sentence for what happened together: the thing itself when it is one, else how many cases changed. */
export function wordsFor(events: readonly LiveEvent[], t: TFunction): string | null {
  const worth = events.filter(({ type, data }) => isTold(type) && typeof data['number'] === 'string');
  const [first] = worth;
  if (!first || !isTold(first.type)) return null;
  if (worth.length > 1)
    return t('live.changes', { count: new Set(worth.map(({ subject }) => subject)).size });
  return t(`live.said.${told[first.type]}`, { number: String(first.data['number']) });
}

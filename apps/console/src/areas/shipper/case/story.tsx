import { useTranslation } from 'react-i18next';
import { formatMoney } from '@tuntas/kernel';
import { useLocale } from '../../../ui/locale';
import { Panel } from '../../../ui/panel';
import { Timeline } from '../../../ui/timeline';
import type { Tone } from '../../../ui/tone-badge';
import type { Claim } from '../claim';
import { type StoryWord, storyWord } from './story-word';
import { useReason } from './use-reason';

const tones: Partial<Record<StoryWord, Tone>> = {
  claim_evidence_requested: 'waits',
  claim_held: 'waits',
  shipment_recovered: 'waits',
  claim_settled: 'done',
  remedy_opened: 'done',
  claim_expired: 'late',
  remedy_failed: 'late',
  payout_returned: 'waits',
  claim_cancelled: 'still',
  claim_closed: 'still',
  claim_assigned: 'still',
  claim_prioritised: 'still',
};

/** The history in sentences, the newest first: what happened, why, and what was decided. */
export function Story({ claim }: { claim: Claim }) {
  const { t } = useTranslation('shipper');
  const { t: ui } = useTranslation('ui');
  const locale = useLocale();
  const reasonText = useReason();
  let decisionNo = 0;
  const moments = claim.history.map((entry, index) => {
    const word = storyWord(entry.what);
    const decision = word === 'claim_decided' ? claim.decisions[decisionNo++] : undefined;
    const outcome = decision && ui(`decision.${decision.outcome}`);
    const amount =
      decision && decision.approvedAmount > 0
        ? `, ${formatMoney({ amount: decision.approvedAmount, currency: claim.currency }, locale)}`
        : '';
    const tone: Tone | undefined = decision
      ? decision.outcome === 'rejected'
        ? 'late'
        : 'done'
      : tones[word];
    return {
      key: `${entry.at}-${index}`,
      at: entry.at,
      title: outcome ? `${t(`story.${word}`)}: ${outcome}${amount}` : t(`story.${word}`),
      text: decision ? reasonText(decision) : entry.reason,
      ...(tone ? { tone } : {}),
    };
  });
  return (
    <Panel title={t('case.story')}>
      <Timeline label={t('case.story')} moments={moments.reverse()} />
    </Panel>
  );
}

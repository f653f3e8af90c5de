import { useTranslation } from 'react-i18next';
import type { Rule } from './use-rule-moves';

const reasons = ['type', 'organisation', 'currency', 'not_payable_in_full', 'above_max'] as const;
const findings = [
  'too_early',
  'too_late',
  'not_entitled',
  'possible_duplicate',
  'evidence_missing',
  'evidence_reused',
  'shipment_recovered',
  'velocity',
  'tracking_contradicts',
  'above_average',
  'maybe_excluded',
  'qa_disagreement',
] as const satisfies Rule['absentFindings'];

/** Why a rule leaves a case to people: `above_max`, or `finding:too_late`. */
export function useReasonText(): (reason: string) => string {
  const { t } = useTranslation('ops');
  return (reason) => {
    const plain = reasons.find((known) => known === reason);
    if (plain) return t(`approvals.reasons.${plain}`);
    const finding = findings.find((known) => `finding:${known}` === reason);
    if (finding) return t('approvals.finding', { finding: t(`approvals.findings.${finding}`) });
    return reason.replaceAll('_', ' ');
  };
}

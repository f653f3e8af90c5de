import { useTranslation } from 'react-i18next';
import { knownWord } from '../../../i18n/known-word';

/** Why a rule leaves a case to people: `above_max`, or `finding:too_late`. */
export function useReasonText(): (reason: string) => string {
  const { t } = useTranslation('ops');
  return (reason) => {
    const [first = '', finding] = reason.split(':');
    const plain = (finding ?? first).replaceAll('_', ' ');
    return finding === undefined
      ? knownWord('ops', `approvals.reasons.${first}`, plain)
      : t('approvals.finding', { finding: knownWord('ops', `approvals.findings.${finding}`, plain) });
  };
}

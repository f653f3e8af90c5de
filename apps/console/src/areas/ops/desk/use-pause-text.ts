import { useTranslation } from 'react-i18next';

/** Why a clock stands still. */
export function usePauseText(): (reason: string) => string {
  const { t } = useTranslation('ops');
  return (reason) => {
    if (reason === 'needs_action') return t('clock.forClaimant');
    return reason === 'expired' ? t('clock.expired') : reason.replaceAll('_', ' ');
  };
}

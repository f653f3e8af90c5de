import { useTranslation } from 'react-i18next';
import { useLocale } from '../../ui/locale';
import { absoluteText } from '../../ui/when';
import type { Parcel } from './follow';

/** In one sentence where a parcel is. */
export function useNowText(): (parcel: Parcel) => string {
  const { t } = useTranslation('recipient');
  const locale = useLocale();
  return ({ custody, carrier, status }) => {
    const { holder, hub, since } = custody.at(-1) ?? { holder: 'sender' as const, hub: null, since: '' };
    if (status === 'returned') return t('now.returned');
    if (hub && (holder === 'hub' || holder === 'pickup_point')) return t(`now.${holder}Named`, { hub });
    return t(`now.${holder}`, { carrier, when: since ? absoluteText(since, locale) : '' });
  };
}

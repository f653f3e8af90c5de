import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../ui/locale';
import { ToneBadge } from '../../ui/tone-badge';
import { absoluteText } from '../../ui/when';
import type { Parcel } from './follow';
import { holderIcons } from './holder-icons';
import classes from './recipient.module.css';

/** Hand to hand, whoever has it now first. */
export function Custody({ parcel: { custody, carrier } }: { parcel: Parcel }) {
  const { t } = useTranslation('recipient');
  const locale = useLocale();
  return (
    <ol className={classes.hands} aria-label={t('custody.title')}>
      {[...custody].reverse().map(({ holder, hub, since, until }) => {
        const Icon = holderIcons[holder];
        const named = hub && (holder === 'hub' || holder === 'pickup_point');
        const from = absoluteText(since, locale);
        return (
          <li key={since + holder} className={classes.hand} data-current={until === null || undefined}>
            <span className={classes.who}>
              <Icon size={20} stroke={1.7} aria-hidden />
            </span>
            <div>
              <Text fw={600} component="div">
                {named ? t(`holder.${holder}Named`, { hub }) : t(`holder.${holder}`, { carrier })}{' '}
                {until === null && <ToneBadge tone="moves">{t('custody.current')}</ToneBadge>}
              </Text>
              <Text size="sm" c="dimmed">
                {until === null
                  ? t('custody.since', { from })
                  : t('custody.span', { from, to: absoluteText(until, locale) })}
              </Text>
            </div>
          </li>
        );
      })}
    </ol>
  );
}

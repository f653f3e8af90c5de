import { IconAlertTriangle, IconCheck, IconClock, IconPlayerPause } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { durationText } from './duration';
import { useLocale } from './locale';
import { useNow } from './now';
import { ToneBadge } from './tone-badge';
import { absoluteText } from './when';

interface Props {
  /** The name of the clock, already in words; shown before the time. */
  readonly name?: string | undefined;
  readonly dueAt: string | null;
  readonly pausedAt?: string | null | undefined;
  readonly stoppedAt?: string | null | undefined;
  /** Why it is paused, already in words. */
  readonly reason?: string | undefined;
  /** What the service said when it was read; later the clock finds out itself. */
  readonly overdue?: boolean | undefined;
  /** Below this much time left it is shown as urgent. */
  readonly urgentMs?: number;
}

/** A promise's clock: how much time is left, counting; late; paused and why; or kept. */
export function ClockBadge({
  name,
  dueAt,
  pausedAt,
  stoppedAt,
  reason,
  overdue,
  urgentMs = 4 * 3_600_000,
}: Props) {
  const { t } = useTranslation('ui');
  const locale = useLocale();
  const now = useNow();
  const named = (text: string) => (name ? `${name}: ${text}` : text);
  if (stoppedAt) {
    return (
      <ToneBadge tone={overdue ? 'late' : 'done'} icon={IconCheck} title={absoluteText(stoppedAt, locale)}>
        {named(overdue ? t('clock.missed') : t('clock.met'))}
      </ToneBadge>
    );
  }
  if (pausedAt) {
    return (
      <ToneBadge tone="waits" icon={IconPlayerPause} title={absoluteText(pausedAt, locale)}>
        {named(reason ? t('clock.pausedFor', { reason }) : t('clock.paused'))}
      </ToneBadge>
    );
  }
  if (!dueAt) return null;
  const left = Date.parse(dueAt) - now;
  const title = t('clock.due', { when: absoluteText(dueAt, locale) });
  const time = durationText(left, locale);
  if (left < 0 || overdue) {
    return (
      <ToneBadge tone="late" icon={IconAlertTriangle} title={title}>
        {named(t('clock.late', { time }))}
      </ToneBadge>
    );
  }
  return (
    <ToneBadge tone={left < urgentMs ? 'waits' : 'still'} icon={IconClock} title={title}>
      {named(t('clock.left', { time }))}
    </ToneBadge>
  );
}

import { IconAlertTriangle, IconClock, IconMoon, IconPlayerPause } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../../ui/locale';
import { useNow } from '../../../ui/now';
import { ToneBadge } from '../../../ui/tone-badge';
import { absoluteText } from '../../../ui/when';
import { usePauseText } from './use-pause-text';
import { minutesLeft, workText } from './work-clock';

interface Props {
  readonly clock: {
    readonly dueAt: string;
    readonly leftMinutes: number;
    readonly counting: boolean | null;
    readonly pausedAt: string | null;
    readonly pauseReason?: string | null;
    readonly state?: string;
  };
  /** When the service said so. */
  readonly toldAt: number;
  /** Below this much working time it is urgent. */
  readonly urgentMinutes?: number;
}

/** How much working time is left of a promise: counting, closed for the night, paused and why, or too late. */
export function WorkClockBadge({ clock, toldAt, urgentMinutes = 4 * 60 }: Props) {
  const { t } = useTranslation('ops');
  const { t: ui } = useTranslation('ui');
  const locale = useLocale();
  const now = useNow();
  const pauseText = usePauseText();
  if (clock.pausedAt) {
    const since = absoluteText(clock.pausedAt, locale);
    return (
      <ToneBadge tone="waits" icon={IconPlayerPause} title={t('clock.pausedSince', { when: since })}>
        {clock.pauseReason
          ? ui('clock.pausedFor', { reason: pauseText(clock.pauseReason) })
          : ui('clock.paused')}
      </ToneBadge>
    );
  }
  const left = minutesLeft(clock, toldAt, now);
  const title = ui('clock.due', { when: absoluteText(clock.dueAt, locale) });
  const time = workText(left, locale);
  if (left <= 0 || clock.state === 'breached') {
    return (
      <ToneBadge tone="late" icon={IconAlertTriangle} title={title}>
        {ui('clock.late', { time })}
      </ToneBadge>
    );
  }
  const closed = clock.counting === false ? ` · ${t('clock.closed')}` : '';
  return (
    <ToneBadge
      tone={left < urgentMinutes ? 'waits' : 'still'}
      icon={closed ? IconMoon : IconClock}
      title={`${title}${closed}`}
    >
      {ui('clock.left', { time })}
      {closed}
    </ToneBadge>
  );
}

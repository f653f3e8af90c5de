import { Group, Progress, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Got } from '../../../api/query';
import { ClockBadge } from '../../../ui/clock-badge';
import { useLocale } from '../../../ui/locale';
import { ToneBadge } from '../../../ui/tone-badge';
import { When } from '../../../ui/when';
import { usePeopleNames } from '../desk/use-names';
import { workText } from '../desk/work-clock';
import { WorkClockBadge } from '../desk/work-clock-badge';
import { isClockName } from '../desk/words';
import { Breach } from './breach';
import { usePauseText } from '../desk/use-pause-text';

export type Clock = Got<'/api/claims/{id}/clocks'>['items'][number];

interface Props {
  readonly claimId: string;
  readonly clock: Clock;
  readonly toldAt: number;
  /** Whether the reader may say why it was missed. */
  readonly mayExplain: boolean;
}

/** One clock: how much has run, and below it every pause and every step of its ladder. */
export function ClockItem({ claimId, clock, toldAt, mayExplain }: Props) {
  const { t } = useTranslation('ops');
  const { t: ui } = useTranslation('ui');
  const locale = useLocale();
  const { name, anchor, dueAt, pausedAt, stoppedAt, budgetMinutes, elapsedMinutes, overdue } = clock;
  const used = budgetMinutes === 0 ? 100 : Math.min(100, (100 * elapsedMinutes) / budgetMinutes);
  const words = isClockName(name) ? ui(`clock.names.${name}`) : name;
  const left = budgetMinutes - elapsedMinutes - clock.lateMinutes;
  const open = clock.pauses.find(({ resumedAt }) => resumedAt === null);
  return (
    <div>
      <Group justify="space-between" gap="xs">
        <Text size="sm" fw={650}>
          {words}
        </Text>
        {clock.supersededBy ? (
          <ToneBadge tone="still">{t('clocks.superseded')}</ToneBadge>
        ) : stoppedAt ? (
          <ClockBadge dueAt={dueAt} stoppedAt={stoppedAt} overdue={overdue} />
        ) : (
          <WorkClockBadge
            toldAt={toldAt}
            clock={{
              dueAt,
              pausedAt,
              leftMinutes: left,
              counting: clock.counting,
              state: clock.state,
              pauseReason: open?.reason ?? null,
            }}
          />
        )}
      </Group>
      {!stoppedAt && budgetMinutes > 0 && (
        <Progress
          mt={6}
          size={5}
          value={used}
          color={overdue ? 'bata' : used > 75 ? 'soga' : 'nila'}
          aria-label={t('clocks.used', { name: words })}
        />
      )}
      <Text size="xs" c="dimmed" mt={4}>
        {t('clocks.ran', { used: workText(elapsedMinutes, locale), budget: workText(budgetMinutes, locale) })}
        {' · '}
        {t('clocks.began')} <When at={anchor} show="absolute" />
        {' · '}
        {stoppedAt ? t('clocks.ended') : t('clocks.due')} <When at={stoppedAt ?? dueAt} show="absolute" />
      </Text>
      <Text size="xs" c="dimmed">
        {t('clocks.policy', { policy: clock.policy, calendar: clock.calendar })}
      </Text>
      {overdue && !clock.supersededBy && <Breach claimId={claimId} clock={clock} mayExplain={mayExplain} />}
      <Ledger clock={clock} />
    </div>
  );
}

function Ledger({ clock: { pauses, rungs } }: { clock: Clock }) {
  const { t } = useTranslation('ops');
  const person = usePeopleNames(pauses.map(({ pausedBy }) => pausedBy));
  const pauseText = usePauseText();
  if (pauses.length + rungs.length === 0) return null;
  return (
    <details>
      <Text component="summary" size="xs" style={{ cursor: 'pointer' }}>
        {t('clocks.history', { count: pauses.length + rungs.length })}
      </Text>
      {pauses.map(({ pausedAt, resumedAt, reason, pausedBy }) => (
        <Text key={pausedAt} size="xs" c="dimmed">
          {t('clocks.pause')} <When at={pausedAt} show="absolute" /> –{' '}
          {resumedAt ? <When at={resumedAt} show="absolute" /> : t('clocks.goesOn')} · {pauseText(reason)}
          {pausedBy && ` · ${person(pausedBy)}`}
        </Text>
      ))}
      {rungs.map(({ rung, firedAt, late }) => (
        <Text key={rung} size="xs" c="dimmed">
          {t('clocks.rung', { rung: rung.replaceAll('_', ' ') })} <When at={firedAt} show="absolute" />
          {late && ` · ${t('clocks.caughtUp')}`}
        </Text>
      ))}
    </details>
  );
}

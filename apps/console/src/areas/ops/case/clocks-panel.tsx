import { Group, Progress, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ClockBadge } from '../../../ui/clock-badge';
import { useLocale } from '../../../ui/locale';
import { Panel } from '../../../ui/panel';
import { When } from '../../../ui/when';
import { WorkClockBadge } from '../desk/work-clock-badge';
import { workText } from '../desk/work-clock';
import { type Claim, isClockName } from '../desk/words';
import classes from './case.module.css';

type Clock = Claim['clocks'][number];

const isOver = ({ stoppedAt }: Clock): boolean => stoppedAt !== null;

/** The promises of this case: those that run first, then how each earlier one ended. */
export function ClocksPanel({ clocks, toldAt }: { clocks: Claim['clocks']; toldAt: number }) {
  const { t } = useTranslation('ops');
  const ordered = [...clocks].sort(
    (a, b) => Number(isOver(a)) - Number(isOver(b)) || a.dueAt.localeCompare(b.dueAt),
  );
  return (
    <Panel title={t('clocks.title')}>
      {ordered.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('clocks.none')}
        </Text>
      )}
      <div className={classes.clocks}>
        {ordered.map((clock) => (
          <ClockItem key={`${clock.name} ${clock.generation}`} clock={clock} toldAt={toldAt} />
        ))}
      </div>
    </Panel>
  );
}

function ClockItem({ clock, toldAt }: { clock: Clock; toldAt: number }) {
  const { t } = useTranslation('ops');
  const { t: ui } = useTranslation('ui');
  const locale = useLocale();
  const { name, anchor, dueAt, pausedAt, stoppedAt, budgetMinutes, elapsedMinutes, overdue } = clock;
  const used = budgetMinutes === 0 ? 100 : Math.min(100, (100 * elapsedMinutes) / budgetMinutes);
  const words = isClockName(name) ? ui(`clock.names.${name}`) : name;
  return (
    <div>
      <Group justify="space-between" gap="xs">
        <Text size="sm" fw={650}>
          {words}
        </Text>
        {stoppedAt ? (
          <ClockBadge dueAt={dueAt} stoppedAt={stoppedAt} overdue={overdue} />
        ) : (
          <WorkClockBadge
            toldAt={toldAt}
            clock={{
              ...clock,
              leftMinutes: budgetMinutes - elapsedMinutes,
              counting: null,
              pauseReason: pausedAt && 'needs_action',
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
        {pausedAt && (
          <>
            {' · '}
            {t('clocks.paused')} <When at={pausedAt} show="absolute" />
          </>
        )}
      </Text>
    </div>
  );
}

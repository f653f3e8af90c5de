import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { apiQuery } from '../../../api/query';
import { useLocale } from '../../../ui/locale';
import { PageHeader } from '../../../ui/page-header';
import { QueryState } from '../../../ui/query-state';
import { usePeopleNames } from '../desk/use-names';
import { queueClockNames } from '../desk/words';
import classes from './board.module.css';
import { ChartPanel } from './chart-panel';
import { queueAddress } from './spans';
import { useBoard } from './use-board';

const inTimeColor = 'var(--mantine-color-nila-5)';
const lateColor = 'var(--mantine-color-bata-5)';
const mostAgents = 12;

export function Component() {
  const { t } = useTranslation('ops');
  const { t: ui } = useTranslation('ui');
  const board = useBoard();
  const { today, overdue, dueToday } = board;
  const agents = useQuery(apiQuery('/api/agents')).data?.items ?? [];
  const busy = [...agents].filter(({ active }) => active).sort((a, b) => b.open - a.open);
  const person = usePeopleNames(busy.map(({ personId }) => personId));
  const late = { name: t('board.late'), color: lateColor };
  const inTime = { name: t('board.inTime'), color: inTimeColor };
  return (
    <>
      <PageHeader title={t('board.title')} lead={t('board.lead')} />
      <QueryState of={board.open}>
        {(open) => (
          <>
            <div className={classes.tiles}>
              <Tile
                name={t('board.overdue')}
                value={overdue?.total}
                late
                to={queueAddress({ overdue: 'true' })}
              />
              <Tile
                name={t('board.dueToday')}
                value={dueToday?.total}
                to={queueAddress({ ...today, overdue: 'false' })}
              />
              <Tile name={t('board.open')} value={open.total} more={open.bounded} to="/ops/queue" />
              <Tile
                name={t('queue.quick.unassigned')}
                value={open.unassigned}
                to={queueAddress({ assignee: 'nobody' })}
              />
              <Tile
                name={t('queue.quick.waiting')}
                value={board.waiting}
                to={queueAddress({ stage: 'needs_action' })}
              />
            </div>
            <div className={classes.grid}>
              <ChartPanel
                title={t('board.promises')}
                subject={t('queue.clock')}
                series={[{ name: t('board.dueToday'), color: inTimeColor }, late]}
                empty={t('board.none')}
                rows={queueClockNames.map((clock) => ({
                  key: clock,
                  label: ui(`clock.names.${clock}`),
                  values: [dueToday?.byClock[clock] ?? 0, overdue?.byClock[clock] ?? 0],
                  to: [
                    queueAddress({ ...today, overdue: 'false', clock }),
                    queueAddress({ overdue: 'true', clock }),
                  ],
                }))}
              />
              <ChartPanel
                title={t('board.ageing')}
                subject={t('board.age')}
                series={[inTime, late]}
                empty={t('board.none')}
                rows={board.ages.map(({ name, late, inTime, ...span }) => ({
                  key: name,
                  label: t(`board.ages.${name}`),
                  short: t(`board.agesShort.${name}`),
                  values: [inTime, late],
                  to: [
                    queueAddress({ ...span, overdue: 'false' }),
                    queueAddress({ ...span, overdue: 'true' }),
                  ],
                }))}
              />
              <ChartPanel
                title={t('board.load')}
                subject={t('board.agent')}
                series={[inTime, late]}
                empty={t('board.nobody')}
                rows={busy.slice(0, mostAgents).map((agent) => ({
                  key: agent.personId,
                  label: person(agent.personId),
                  short: person(agent.personId).split(' ')[0] ?? '',
                  note: [
                    agent.loadCap === null
                      ? t('assign.load', { count: agent.load })
                      : t('board.loadOfCap', { load: agent.load, cap: agent.loadCap }),
                    ...(agent.present ? [] : [t('assign.away')]),
                  ].join(' · '),
                  values: [Math.max(0, agent.open - agent.overdue), agent.overdue],
                  to: [
                    queueAddress({ assignee: agent.personId, overdue: 'false' }),
                    queueAddress({ assignee: agent.personId, overdue: 'true' }),
                  ],
                }))}
              />
            </div>
          </>
        )}
      </QueryState>
    </>
  );
}

interface TileProps {
  readonly name: string;
  readonly value: number | undefined;
  readonly to: string;
  readonly late?: boolean;
  /** There are more than were counted. */
  readonly more?: boolean;
}

function Tile({ name, value, to, late = false, more = false }: TileProps) {
  const locale = useLocale();
  return (
    <Link to={to} className={classes.tile} data-tone={late && value ? 'late' : undefined}>
      <div className={classes.value}>
        {value === undefined ? '…' : `${new Intl.NumberFormat(locale).format(value)}${more ? '+' : ''}`}
      </div>
      <div className={classes.name}>{name}</div>
    </Link>
  );
}

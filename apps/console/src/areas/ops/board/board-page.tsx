import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiQuery, type Got } from '../../../api/query';
import { useLocale } from '../../../ui/locale';
import { PageHeader } from '../../../ui/page-header';
import { QueryState } from '../../../ui/query-state';
import { useScoreText } from '../../../ui/use-score-text';
import { When } from '../../../ui/when';
import { usePeopleNames } from '../desk/use-names';
import classes from './board.module.css';
import { ChartPanel } from './chart-panel';
import { queueAddress } from './queue-address';
import { Tile } from './tile';

type Board = Got<'/api/sla-board'>;
type Satisfaction = Got<'/api/survey-answers/summary'>;

const everyMs = 60_000;
const colors = {
  kept: 'var(--mantine-color-pandan-5)',
  open: 'var(--mantine-color-nila-5)',
  late: 'var(--mantine-color-bata-5)',
};

export function Component() {
  const { t } = useTranslation('ops');
  const query = useQuery({ ...apiQuery('/api/sla-board'), refetchInterval: everyMs });
  // Another service's: without it the board is still right.
  const { data: satisfaction } = useQuery(apiQuery('/api/survey-answers/summary'));
  return (
    <>
      <PageHeader
        title={t('board.title')}
        lead={
          <>
            {t('board.lead')} {query.data && <When at={query.data.at} />}
          </>
        }
      />
      <QueryState of={query}>{(board) => <Panels board={board} satisfaction={satisfaction} />}</QueryState>
    </>
  );
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

interface Props {
  readonly board: Board;
  readonly satisfaction: Satisfaction | undefined;
}

function Panels({ board, satisfaction }: Props) {
  const { t } = useTranslation('ops');
  const { t: ui } = useTranslation('ui');
  const locale = useLocale();
  const person = usePeopleNames(board.load.map(({ personId }) => personId));
  const late = { name: t('board.late'), color: colors.late };
  const inTime = { name: t('board.inTime'), color: colors.open };
  const age = (fromDays: number, toDays: number | null) =>
    toDays === null ? t('board.older', { from: fromDays }) : t('board.days', { from: fromDays, to: toDays });
  const day = (date: string) =>
    new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
      new Date(date),
    );
  return (
    <>
      <div className={classes.tiles}>
        <Tile
          name={t('board.overdue')}
          value={sum(board.breaches.map(({ claims }) => claims))}
          late
          to={queueAddress({ overdue: 'true' })}
        />
        <Tile name={t('board.dueToday')} value={sum(board.today.map(({ due }) => due))} />
        <Tile name={t('board.kept')} value={sum(board.today.map(({ kept }) => kept))} />
        <Tile name={t('board.missed')} value={sum(board.today.map(({ missed }) => missed))} late />
        <Tile
          name={t('board.open')}
          value={sum(board.ageing.map(({ claims }) => claims))}
          to={queueAddress({})}
        />
        {typeof satisfaction?.average === 'number' && (
          <Tile name={t('board.satisfaction')} value={Math.round(satisfaction.average * 10) / 10} />
        )}
      </div>
      <div className={classes.grid}>
        <ChartPanel
          title={t('board.promises')}
          subject={t('queue.clock')}
          series={[
            { name: t('board.kept'), color: colors.kept },
            { name: t('board.stillOpen'), color: colors.open },
            { name: t('board.missed'), color: colors.late },
          ]}
          empty={t('board.none')}
          rows={board.today.map(({ clock, kept, open, missed, filter }) => ({
            key: clock,
            label: ui(`clock.names.${clock}`),
            values: [kept, open, missed],
            to: [null, queueAddress(filter), null],
          }))}
        />
        <ChartPanel
          title={t('board.load')}
          subject={t('board.agent')}
          series={[inTime, late]}
          empty={t('board.nobody')}
          rows={board.load.map(({ personId, open, overdue, load, loadCap, present, filter }) => ({
            key: personId,
            label: person(personId),
            short: person(personId).split(' ')[0] ?? '',
            note: [
              loadCap === null
                ? t('assign.load', { count: load })
                : t('board.loadOfCap', { load, cap: loadCap }),
              ...(present ? [] : [t('assign.away')]),
            ].join(' · '),
            values: [Math.max(0, open - overdue), overdue],
            to: [queueAddress({ ...filter, overdue: 'false' }), queueAddress({ ...filter, overdue: 'true' })],
          }))}
        />
        <ChartPanel
          title={t('board.breaches')}
          subject={t('board.reason')}
          series={[late]}
          empty={t('board.noBreach')}
          rows={board.breaches.map(({ reason, clock, claims, filter }) => ({
            key: `${reason} ${clock}`,
            label: t(`breach.reason.${reason}`),
            note: ui(`clock.names.${clock}`),
            values: [claims],
            to: [queueAddress(filter)],
          }))}
        />
        <ChartPanel
          title={t('board.missedBy')}
          subject={t('board.reason')}
          series={[{ name: t('board.missed'), color: colors.late }]}
          empty={t('board.noneMissed')}
          rows={board.missed.map(({ reason, promises }) => ({
            key: reason,
            label: t(`breach.reason.${reason}`),
            values: [promises],
            to: [null],
          }))}
        />
        <ChartPanel
          title={t('board.ageing')}
          subject={t('board.age')}
          series={[inTime, late]}
          empty={t('board.none')}
          rows={board.ageing.map(({ fromDays, toDays, claims, overdue, filter }) => ({
            key: String(fromDays),
            label: age(fromDays, toDays),
            short: toDays === null ? `${fromDays}+` : `${fromDays}–${toDays}`,
            values: [Math.max(0, claims - overdue), overdue],
            to: [queueAddress({ ...filter, overdue: 'false' }), queueAddress({ ...filter, overdue: 'true' })],
          }))}
        />
        <ChartPanel
          title={t('board.trend')}
          subject={t('board.day')}
          series={[
            { name: t('board.kept'), color: colors.kept },
            { name: t('board.missed'), color: colors.late },
          ]}
          empty={t('board.none')}
          every={4}
          rows={board.trend.map(({ day: date, due, missed }) => ({
            key: date,
            label: day(date),
            values: [Math.max(0, due - missed), missed],
            to: [null, null],
          }))}
        />
        {satisfaction && <AnswersPanel satisfaction={satisfaction} />}
      </div>
    </>
  );
}

function AnswersPanel({ satisfaction: { answered, scores } }: { readonly satisfaction: Satisfaction }) {
  const { t } = useTranslation('ops');
  const inWords = useScoreText();
  return (
    <ChartPanel
      title={t('board.answers')}
      subject={t('board.answer')}
      series={[{ name: t('board.answered'), color: colors.open }]}
      empty={t('board.nobodyAnswered')}
      rows={(answered > 0 ? scores : []).map(({ score, answers }) => ({
        key: String(score),
        label: inWords(score),
        short: String(score),
        values: [answers],
        to: [null],
      }))}
    />
  );
}

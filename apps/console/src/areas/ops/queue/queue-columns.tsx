import { Anchor, Checkbox } from '@mantine/core';
import { useMemo } from 'react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useNames } from '../../../api/names';
import { StageBadge } from '../../../ui/case-badges';
import type { Column } from '../../../ui/data-table';
import { Money } from '../../../ui/money';
import { ToneBadge } from '../../../ui/tone-badge';
import { When } from '../../../ui/when';
import { PriorityBadge } from '../desk/priority-badge';
import { usePeopleNames } from '../desk/use-names';
import { isClockName } from '../desk/words';
import { WorkClockBadge } from '../desk/work-clock-badge';
import type { QueueRow } from './queue-rows';
import classes from './queue.module.css';
import type { Selection } from './use-selection';

export function QueueClock({ row }: { row: QueueRow }) {
  const { t } = useTranslation('ops');
  if (row.left) return <ToneBadge tone="still">{t('queue.left')}</ToneBadge>;
  return row.clock ? <WorkClockBadge clock={row.clock} toldAt={row.toldAt} /> : <span>–</span>;
}

// Names are asked for by the rows that are drawn: of a hundred thousand cases nobody reads them all.
function Assignee({ id }: { id: string | null }) {
  const name = usePeopleNames([id]);
  return (
    <span className={classes.nowrap} data-quiet={!id || undefined}>
      {name(id)}
    </span>
  );
}

function Organisation({ id }: { id: string }) {
  return useNames([], [id])(id);
}

/** What the queue shows of a case; the columns somebody chose are remembered. */
export function useQueueColumns(selection: Selection): Column<QueueRow>[] {
  const { t } = useTranslation('ops');
  const { t: ui } = useTranslation('ui');
  return useMemo(() => queueColumns(t, ui, selection), [t, ui, selection]);
}

function queueColumns(t: TFunction<'ops'>, ui: TFunction<'ui'>, selection: Selection): Column<QueueRow>[] {
  return [
    {
      id: 'select',
      fixed: true,
      width: '3rem',
      header: t('queue.select'),
      head: (
        <Checkbox
          size="xs"
          aria-label={ui('table.selectAll')}
          checked={selection.all}
          indeterminate={selection.ids.size > 0 && !selection.all}
          onChange={selection.toggleAll}
        />
      ),
      cell: ({ id, number }) => (
        <Checkbox
          size="xs"
          aria-label={t('queue.selectOne', { number })}
          checked={selection.ids.has(id)}
          onChange={() => selection.toggle(id)}
        />
      ),
    },
    {
      id: 'due',
      fixed: true,
      header: t('queue.due'),
      sort: 'nextDueAt',
      cell: (row) => (
        <>
          <QueueClock row={row} />
          {row.clock && !row.left && (
            <div className={classes.waybill}>
              {isClockName(row.clock.name) ? ui(`clock.names.${row.clock.name}`) : row.clock.name}
            </div>
          )}
        </>
      ),
    },
    {
      id: 'number',
      fixed: true,
      header: t('queue.number'),
      cell: ({ id, number, waybill }) => (
        <>
          <Anchor component={Link} to={`/ops/claims/${id}`} className={classes.number}>
            {number}
          </Anchor>
          <div className={classes.waybill}>{waybill}</div>
        </>
      ),
    },
    {
      id: 'type',
      header: t('queue.type'),
      cell: ({ type, priority }) => (
        <>
          <div className={classes.nowrap}>{ui(`claimType.${type}`)}</div>
          <PriorityBadge priority={priority} />
        </>
      ),
    },
    { id: 'stage', header: t('queue.stage'), cell: ({ stage }) => <StageBadge stage={stage} /> },
    {
      id: 'claimed',
      header: t('queue.claimed'),
      align: 'end',
      cell: ({ claimedAmount, currency }) => <Money amount={claimedAmount} currency={currency} />,
    },
    { id: 'carrier', header: t('queue.carrier'), cell: ({ carrier }) => carrier.toUpperCase() },
    {
      id: 'organisation',
      header: t('queue.organisation'),
      cell: ({ organisationId }) => <Organisation id={organisationId} />,
    },
    {
      id: 'assignee',
      header: t('queue.assignee'),
      cell: ({ assigneeId }) => <Assignee id={assigneeId} />,
    },
    {
      id: 'filedAt',
      header: t('queue.filed'),
      sort: 'filedAt',
      hidden: true,
      cell: ({ filedAt }) => <When at={filedAt} />,
    },
    { id: 'wish', header: t('queue.wish'), hidden: true, cell: ({ wish }) => ui(`wish.${wish}`) },
  ];
}

import { Anchor, Checkbox, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { StageBadge } from '../../../ui/case-badges';
import { Money } from '../../../ui/money';
import { PriorityBadge } from '../desk/priority-badge';
import { QueueClock } from './queue-columns';
import type { QueueRow } from './queue-rows';
import classes from './queue.module.css';
import type { Selection } from './use-selection';

/** A case of the queue on a phone. */
export function QueueCard({ row, selection }: { row: QueueRow; selection: Selection }) {
  const { t } = useTranslation('ops');
  const { t: ui } = useTranslation('ui');
  return (
    <>
      <div className={classes.cardTop}>
        <Anchor component={Link} to={`/ops/claims/${row.id}`} className={classes.number} py={4}>
          {row.number}
        </Anchor>
        <Checkbox
          aria-label={t('queue.selectOne', { number: row.number })}
          checked={selection.ids.has(row.id)}
          onChange={() => selection.toggle(row.id)}
        />
      </div>
      <Text size="sm" c="dimmed">
        {ui(`claimType.${row.type}`)} · {row.waybill} ·{' '}
        <Money amount={row.claimedAmount} currency={row.currency} />
      </Text>
      <div className={classes.cardBadges}>
        <QueueClock row={row} />
        <StageBadge stage={row.stage} />
        <PriorityBadge priority={row.priority} />
      </div>
    </>
  );
}

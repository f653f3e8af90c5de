import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../../api/query';
import { Panel } from '../../../ui/panel';
import { QueryState } from '../../../ui/query-state';
import classes from './case.module.css';
import { type Clock, ClockItem } from './clock-item';

const isOver = ({ stoppedAt, supersededBy }: Clock): boolean => stoppedAt !== null || supersededBy !== null;

/** The promises of this case: those that run first, then how each earlier one ended. */
export function ClocksPanel({ claimId, mayExplain }: { claimId: string; mayExplain: boolean }) {
  const { t } = useTranslation('ops');
  const query = useQuery(apiQuery('/api/claims/{id}/clocks', { params: { path: { id: claimId } } }));
  return (
    <Panel title={t('clocks.title')}>
      <QueryState of={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t('clocks.none')}
            </Text>
          ) : (
            <div className={classes.clocks}>
              {[...items]
                .sort((a, b) => Number(isOver(a)) - Number(isOver(b)) || a.dueAt.localeCompare(b.dueAt))
                .map((clock) => (
                  <ClockItem
                    key={clock.id}
                    claimId={claimId}
                    clock={clock}
                    toldAt={query.dataUpdatedAt}
                    mayExplain={mayExplain}
                  />
                ))}
            </div>
          )
        }
      </QueryState>
    </Panel>
  );
}

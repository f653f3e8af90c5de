import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../../api/query';
import { Panel } from '../../../ui/panel';
import { QueryState } from '../../../ui/query-state';
import classes from './case.module.css';
import { type Clock, ClockItem } from './clock-item';

interface Props {
  readonly claimId: string;
  readonly mayExplain: boolean;
}

const isOver = ({ stoppedAt }: Clock): boolean => stoppedAt !== null;
const inOrder = (clocks: readonly Clock[]): Clock[] =>
  [...clocks].sort((a, b) => Number(isOver(a)) - Number(isOver(b)) || a.dueAt.localeCompare(b.dueAt));

/** The promises of this case: those that run first, then how each earlier one ended; former budgets are folded away. */
export function ClocksPanel({ claimId, mayExplain }: Props) {
  const { t } = useTranslation('ops');
  const query = useQuery(apiQuery('/api/claims/{id}/clocks', { params: { path: { id: claimId } } }));
  const list = (clocks: readonly Clock[]) => (
    <div className={classes.clocks}>
      {inOrder(clocks).map((clock) => (
        <ClockItem
          key={clock.id}
          claimId={claimId}
          clock={clock}
          toldAt={query.dataUpdatedAt}
          mayExplain={mayExplain}
        />
      ))}
    </div>
  );
  return (
    <Panel title={t('clocks.title')}>
      <QueryState of={query}>
        {({ items }) => {
          const former = items.filter(({ supersededBy }) => supersededBy !== null);
          return items.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t('clocks.none')}
            </Text>
          ) : (
            <>
              {list(items.filter(({ supersededBy }) => supersededBy === null))}
              {former.length > 0 && (
                <details className={classes.earlier}>
                  <summary>{t('clocks.former', { count: former.length })}</summary>
                  {list(former)}
                </details>
              )}
            </>
          );
        }}
      </QueryState>
    </Panel>
  );
}

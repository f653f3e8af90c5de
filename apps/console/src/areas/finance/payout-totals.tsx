import { SimpleGrid, Text, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../api/query';
import { Money } from '../../ui/money';
import { QueryState } from '../../ui/query-state';
import classes from './finance.module.css';
import { PayoutBadge, type PayoutState, payoutStates } from './payout-words';

interface Props {
  readonly chosen: readonly PayoutState[];
  readonly onChoose: (state: PayoutState) => void;
}

/** How much money is where; each state filters the list below. */
export function PayoutTotals({ chosen, onChoose }: Props) {
  const { t } = useTranslation('finance');
  const query = useQuery(apiQuery('/api/payouts/totals'));
  return (
    <QueryState of={query}>
      {({ items }) => (
        <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="sm" role="group" aria-label={t('payouts.byState')}>
          {payoutStates.map((state) => {
            const sums = items.filter((item) => item.state === state);
            const count = sums.reduce((sum, item) => sum + item.count, 0);
            return (
              <UnstyledButton
                key={state}
                className={classes.tile}
                aria-pressed={chosen.includes(state)}
                onClick={() => onChoose(state)}
              >
                <PayoutBadge state={state} />
                <Text fw={700} fz="xl" component="div">
                  {count}
                </Text>
                {sums.length === 0 && (
                  <Text size="sm" c="dimmed">
                    –
                  </Text>
                )}
                {sums.map(({ amount }) => (
                  <div key={amount.currency}>
                    <Money {...amount} fz="sm" c="dimmed" />
                  </div>
                ))}
              </UnstyledButton>
            );
          })}
        </SimpleGrid>
      )}
    </QueryState>
  );
}

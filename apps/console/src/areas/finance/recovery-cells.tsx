import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ClockBadge } from '../../ui/clock-badge';
import { ToneBadge } from '../../ui/tone-badge';
import type { Recovery } from './recovery';

export function RecoveryDebtor({ row }: { readonly row: Recovery }) {
  const { t } = useTranslation('finance');
  return (
    <div>
      <Text fw={600} size="sm">
        {row.debtor}
      </Text>
      <Text size="xs" c="dimmed">
        {t(`recoveries.debtors.${row.debtorKind}`)} {row.reference}
      </Text>
    </div>
  );
}

export const RecoveryClaim = ({ row }: { readonly row: Recovery }) => (
  <Anchor component={Link} to={`/finance/payouts/${row.payoutId}`}>
    {row.claimNumber}
  </Anchor>
);

export function RecoveryClock({ row }: { readonly row: Recovery }) {
  const { t } = useTranslation('finance');
  if (row.state === 'open') return <ClockBadge dueAt={row.dueAt} urgentMs={7 * 86_400_000} />;
  return (
    <ToneBadge tone={row.state === 'settled' ? 'done' : 'still'}>
      {t(`recoveries.states.${row.state}`)}
    </ToneBadge>
  );
}

import { Anchor, Stack, Text } from '@mantine/core';
import { formatMoney } from '@tuntas/kernel';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { apiQuery, type Got } from '../../../api/query';
import { useLocale } from '../../../ui/locale';
import { ToneBadge } from '../../../ui/tone-badge';
import { Scans } from './scans';

type Payout = Got<'/api/payouts'>['items'][number];

/** What was given: the payment and where it is, or the parcel that was sent again with its live tracking. */
export function Remedies({ claimId }: { claimId: string }) {
  const { t } = useTranslation('shipper');
  const remedies = useQuery(apiQuery('/api/remedies', { params: { query: { claimId } } }));
  const payouts = useQuery(apiQuery('/api/payouts', { params: { query: { claimId: [claimId] } } }));
  const again =
    remedies.data?.items.filter(({ kind, state }) => kind === 'reshipment' && state !== 'failed') ?? [];
  return (
    <Stack gap="xs" mb={again.length + (payouts.data?.items.length ?? 0) > 0 ? 'md' : 0}>
      {payouts.data?.items.map((payout) => (
        <PayoutLine
          key={payout.id}
          payout={payout}
          paidAgain={payouts.data.items.some(
            ({ follows, state }) => follows === payout.id && state === 'paid',
          )}
        />
      ))}
      {again.map(({ id, reshipment }) => (
        <div key={id}>
          <Text size="sm" fw={600}>
            {reshipment?.waybill
              ? t('case.reshipment', { carrier: reshipment.carrier, waybill: reshipment.waybill })
              : t('case.reshipmentSoon')}
          </Text>
          {reshipment && <Scans shipmentId={reshipment.shipmentId} />}
        </div>
      ))}
    </Stack>
  );
}

function PayoutLine({
  payout: { state, blocker, netted, returnedAt, amount },
  paidAgain,
}: {
  payout: Payout;
  paidAgain: boolean;
}) {
  const { t } = useTranslation('shipper');
  const locale = useLocale();
  const tone = state === 'paid' ? 'done' : state === 'failed' || state === 'rejected' ? 'late' : 'moves';
  return (
    <div>
      <ToneBadge tone={tone}>{t('case.payout', { state: t(`payoutState.${state}`) })}</ToneBadge>
      {netted.map((taken) => (
        <Text key={taken.claimId} size="sm" mt={4}>
          {t('case.netted', {
            amount: formatMoney(taken.amount, locale),
            claim: taken.claimNumber,
            left: formatMoney(amount, locale),
          })}
        </Text>
      ))}
      {returnedAt !== null && !paidAgain && (
        <Text size="sm" mt={4}>
          {t('case.returned')}{' '}
          <Anchor component={Link} to="/shipper/payee" size="sm">
            {t('case.payeeLink')}
          </Anchor>
        </Text>
      )}
      {blocker === 'payee_missing' && (
        <Text size="sm" mt={4}>
          {t('case.payeeMissing')}{' '}
          <Anchor component={Link} to="/shipper/payee" size="sm">
            {t('case.payeeLink')}
          </Anchor>
        </Text>
      )}
    </div>
  );
}

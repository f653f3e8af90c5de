import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Money } from '../../../ui/money';
import { ToneBadge } from '../../../ui/tone-badge';
import { When } from '../../../ui/when';
import shared from '../shipper.module.css';
import classes from './file.module.css';
import type { Parcel } from './step-props';

const wrong = new Set<Parcel['status']>(['exception', 'delivery_failed', 'returning', 'returned']);

/** A parcel in two lines. */
export function ParcelWords({ parcel }: { parcel: Parcel }) {
  const { t } = useTranslation('shipper');
  const { t: ui } = useTranslation('ui');
  const { waybill, carrier, status, shippedAt, deliveredAt, goodsValue, missingSince } = parcel;
  const tone = wrong.has(status) || missingSince ? 'late' : status === 'delivered' ? 'done' : 'moves';
  return (
    <div className={classes.parcelWords}>
      <Group gap="xs">
        <Text fw={650}>{waybill}</Text>
        <ToneBadge tone={tone}>{ui(`shipment.${status}`)}</ToneBadge>
      </Group>
      <span className={shared.quiet}>
        {carrier.toUpperCase()} ·{' '}
        {deliveredAt ? (
          <>
            {t('file.parcel.delivered')} <When at={deliveredAt} show="date" />
          </>
        ) : (
          <>
            {t('file.parcel.shipped')} <When at={shippedAt} show="date" />
          </>
        )}
        {goodsValue && (
          <>
            {' · '}
            {t('file.parcel.value')} <Money {...goodsValue} />
          </>
        )}
      </span>
    </div>
  );
}

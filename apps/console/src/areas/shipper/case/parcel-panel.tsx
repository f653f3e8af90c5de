import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Panel } from '../../../ui/panel';
import type { Claim } from '../claim';
import { Scans } from './scans';

export function ParcelPanel({ claim: { shipmentId, waybill } }: { claim: Claim }) {
  const { t } = useTranslation('shipper');
  return (
    <Panel
      title={t('case.tracking')}
      actions={
        <Anchor component={Link} to={`/t/${encodeURIComponent(waybill)}`} size="sm">
          {waybill}
        </Anchor>
      }
    >
      <Scans shipmentId={shipmentId} />
    </Panel>
  );
}

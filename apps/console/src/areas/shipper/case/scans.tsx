import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../../api/query';
import { QueryState } from '../../../ui/query-state';
import { Timeline } from '../../../ui/timeline';

/** The scans of a parcel, the newest first; they appear as they happen. */
export function Scans({ shipmentId }: { shipmentId: string }) {
  const { t } = useTranslation('shipper');
  const { t: ui } = useTranslation('ui');
  const query = useQuery(apiQuery('/api/shipments/{id}/timeline', { params: { path: { id: shipmentId } } }));
  return (
    <QueryState of={query}>
      {({ items }) =>
        items.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('case.noTracking')}
          </Text>
        ) : (
          <Timeline
            label={t('case.tracking')}
            moments={[...items].reverse().map(({ status, hub, rawCode, occurredAt }, index) => ({
              key: `${occurredAt}-${index}`,
              at: occurredAt,
              title: status ? ui(`shipment.${status}`) : rawCode,
              text: hub,
              tone: status === 'delivered' ? 'done' : status === 'exception' ? 'late' : 'moves',
            }))}
          />
        )
      }
    </QueryState>
  );
}

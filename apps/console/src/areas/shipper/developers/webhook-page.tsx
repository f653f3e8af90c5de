import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { apiQuery } from '../../../api/query';
import { PageHeader } from '../../../ui/page-header';
import { Panel } from '../../../ui/panel';
import { QueryState } from '../../../ui/query-state';
import { ToneBadge } from '../../../ui/tone-badge';
import shared from '../shipper.module.css';
import { DeliveryLog } from './delivery-log';
import { TestWebhook } from './test-webhook';
import { WebhookActions } from './webhook-actions';

export function Component() {
  const { t } = useTranslation('shipper');
  const { id = '' } = useParams();
  const query = useQuery(apiQuery('/api/webhooks/{id}', { params: { path: { id } } }));
  return (
    <QueryState of={query}>
      {(endpoint) => (
        <>
          <PageHeader
            title={endpoint.description || endpoint.url}
            back={
              <Anchor component={Link} to="/shipper/developers?tab=webhooks" size="sm">
                ← {t('webhooks.back')}
              </Anchor>
            }
            lead={endpoint.description && endpoint.url}
            beside={
              <ToneBadge tone={endpoint.state === 'active' ? 'done' : 'late'}>
                {t(`webhooks.${endpoint.state}`)}
              </ToneBadge>
            }
            actions={<WebhookActions endpoint={endpoint} />}
          />
          <div className={shared.stack}>
            <Panel>
              {endpoint.disabledReason && <Text size="sm">{endpoint.disabledReason}</Text>}
              <Text size="sm" mb="sm">
                {t('webhooks.events')}: {endpoint.eventTypes.join(', ') || t('webhooks.eventsHint')}
              </Text>
              <TestWebhook url={endpoint.url} />
            </Panel>
            <DeliveryLog endpointId={endpoint.id} />
          </div>
        </>
      )}
    </QueryState>
  );
}

import { Container } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { apiQuery } from '../../api/query';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { QueryState } from '../../ui/query-state';
import { Timeline } from '../../ui/timeline';

export function Component() {
  const { t } = useTranslation('recipient');
  const { t: ui } = useTranslation('ui');
  const { number = '' } = useParams();
  const query = useQuery(apiQuery('/t/{number}', { params: { path: { number } } }));
  return (
    <Container component="main" id="content" size="sm" py="xl">
      <PageHeader title={t('title')} lead={t('number', { number })} />
      <QueryState of={query}>
        {({ shipments }) =>
          shipments.map((shipment) => (
            <Panel key={shipment.shippedAt} title={ui(`shipment.${shipment.status}`)}>
              <Timeline
                label={t('title')}
                moments={shipment.steps.map(({ status, hub, occurredAt }) => ({
                  key: occurredAt + status,
                  at: occurredAt,
                  title: ui(`shipment.${status}`),
                  text: hub,
                }))}
              />
            </Panel>
          ))
        }
      </QueryState>
    </Container>
  );
}

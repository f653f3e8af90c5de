import { Anchor } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { IconWebhook } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { apiPages } from '../../../api/query';
import { EmptyState } from '../../../ui/empty-state';
import { ListEnd } from '../../../ui/list-end';
import { Panel } from '../../../ui/panel';
import { QueryState } from '../../../ui/query-state';
import { ToneBadge } from '../../../ui/tone-badge';
import { usePages } from '../../../ui/use-pages';
import shared from '../shipper.module.css';

export function Webhooks() {
  const { t } = useTranslation('shipper');
  const query = useInfiniteQuery(apiPages('/api/webhooks', { params: { query: { limit: 50 } } }));
  const { rows, more } = usePages(query);
  return (
    <Panel flush>
      <QueryState of={query}>
        {() =>
          rows.length === 0 ? (
            <EmptyState icon={IconWebhook} title={t('webhooks.empty')} text={t('webhooks.emptyText')} />
          ) : (
            <>
              <ul className={shared.list}>
                {rows.map(({ id, url, description, state, eventTypes }) => (
                  <li key={id} className={shared.item}>
                    <div className={shared.row}>
                      <Anchor component={Link} to={`/shipper/developers/webhooks/${id}`} fw={600}>
                        {description || url}
                      </Anchor>
                      <ToneBadge tone={state === 'active' ? 'done' : 'late'}>
                        {t(`webhooks.${state}`)}
                      </ToneBadge>
                    </div>
                    <div className={shared.quiet}>
                      {url}
                      {eventTypes.length > 0 && ` · ${eventTypes.join(', ')}`}
                    </div>
                  </li>
                ))}
              </ul>
              <ListEnd count={rows.length} more={more} />
            </>
          )
        }
      </QueryState>
    </Panel>
  );
}

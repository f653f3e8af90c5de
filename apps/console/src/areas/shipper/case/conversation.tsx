import { Button, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client';
import { apiPages } from '../../../api/query';
import { Panel } from '../../../ui/panel';
import { QueryState } from '../../../ui/query-state';
import { ToneBadge } from '../../../ui/tone-badge';
import type { Claim } from '../claim';
import classes from './case.module.css';
import { Message } from './message';
import { WriteMessage } from './write-message';

/** The thread with the desk: the newest at the bottom, where one writes. */
export function Conversation({ claim }: { claim: Claim }) {
  const { t } = useTranslation('shipper');
  const path = useMemo(() => ({ id: claim.id }), [claim.id]);
  const query = useInfiniteQuery(
    apiPages('/api/claims/{id}/messages', { params: { path, query: { sort: '-createdAt', limit: 50 } } }),
  );
  const unread = query.data?.pages[0]?.unread ?? 0;
  useEffect(() => {
    if (unread > 0)
      void answer(api.POST('/api/claims/{id}/messages/read', { params: { path } })).catch(() => undefined);
  }, [unread, path]);
  const messages = query.data?.pages.flatMap(({ items }) => items).reverse() ?? [];
  return (
    <Panel
      title={t('case.messages')}
      actions={unread > 0 && <ToneBadge tone="waits">{t('messages.unread', { count: unread })}</ToneBadge>}
    >
      <QueryState of={query}>
        {() => (
          <>
            {query.hasNextPage && (
              <Button variant="subtle" size="xs" mb="sm" onClick={() => void query.fetchNextPage()}>
                {t('messages.older')}
              </Button>
            )}
            {messages.length === 0 ? (
              <Text size="sm" c="dimmed" mb="md">
                {t('messages.empty')}
              </Text>
            ) : (
              <ol className={classes.thread} aria-label={t('case.messages')}>
                {messages.map((message) => (
                  <Message key={message.id} message={message} />
                ))}
              </ol>
            )}
            <WriteMessage claim={claim} />
          </>
        )}
      </QueryState>
    </Panel>
  );
}

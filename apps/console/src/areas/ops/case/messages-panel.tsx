import { Anchor, Button, Text } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { IconLock, IconPaperclip } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client';
import { apiPages, type Got } from '../../../api/query';
import { EmptyState } from '../../../ui/empty-state';
import { QueryState } from '../../../ui/query-state';
import { ToneBadge } from '../../../ui/tone-badge';
import { usePages } from '../../../ui/use-pages';
import { When } from '../../../ui/when';
import { usePeopleNames } from '../desk/use-names';
import type { Claim } from '../desk/words';
import classes from './case.module.css';
import { fileUrl } from './evidence-file';
import { MessageComposer } from './message-composer';

type Message = Got<'/api/claims/{id}/messages'>['items'][number];

export const messagesQuery = (id: string) =>
  apiPages('/api/claims/{id}/messages', { params: { path: { id }, query: { limit: 100 } } });

/** The conversation with the claimant, and the desk's own notes between: looking different, so that nobody errs. */
export function MessagesPanel({ claim, mayWrite }: { claim: Claim; mayWrite: boolean }) {
  const { t } = useTranslation('ops');
  const { t: ui } = useTranslation('ui');
  const client = useQueryClient();
  const claimId = claim.id;
  const query = useInfiniteQuery(messagesQuery(claimId));
  const { rows, more } = usePages(query);
  const person = usePeopleNames(rows.map(({ authorId }) => authorId));
  const end = useRef<HTMLLIElement>(null);
  const newest = rows.at(-1)?.id;
  const unread = query.data?.pages[0]?.unread ?? 0;
  // The newest is at the end; only the thread itself moves.
  useEffect(() => {
    const thread = end.current?.parentElement;
    if (thread) thread.scrollTop = thread.scrollHeight;
  }, [newest]);
  useEffect(() => {
    if (unread === 0) return;
    answer(api.POST('/api/claims/{id}/messages/read', { params: { path: { id: claimId } } })).then(
      () => client.invalidateQueries({ queryKey: ['/api/claims/{id}/messages'] }),
      () => undefined,
    );
  }, [unread, claimId, client]);
  return (
    <>
      <QueryState of={query}>
        {() =>
          rows.length === 0 ? (
            <EmptyState title={t('messages.none')} text={t('messages.noneText')} />
          ) : (
            <>
              {more.has && (
                <Button variant="subtle" size="xs" loading={more.loading} onClick={more.load}>
                  {ui('table.more')}
                </Button>
              )}
              <ol className={classes.thread} aria-label={t('messages.title')} tabIndex={0}>
                {rows.map((message) => (
                  <Item key={message.id} message={message} author={person(message.authorId)} />
                ))}
                <li ref={end} aria-hidden />
              </ol>
            </>
          )
        }
      </QueryState>
      {mayWrite && <MessageComposer claim={claim} />}
    </>
  );
}

function Item({ message, author }: { message: Message; author: string }) {
  const { t } = useTranslation('ops');
  const { claimId, visibility, writtenBy, channel, body, attachments, omittedFiles, createdAt } = message;
  const internal = visibility === 'internal';
  return (
    <li className={classes.message} data-from={writtenBy} data-internal={internal || undefined}>
      <Text size="xs" c="dimmed" mb={4} component="div">
        {internal && (
          <>
            <ToneBadge tone="waits" icon={IconLock}>
              {t('messages.internal')}
            </ToneBadge>{' '}
          </>
        )}
        <strong>{author}</strong>
        {!internal && ` · ${t(`messages.from.${writtenBy}`)}`} · {t(`channel.${channel}`)} ·{' '}
        <When at={createdAt} />
      </Text>
      <div className={classes.body}>{body}</div>
      {attachments.map(({ id, fileName }) => (
        <Anchor key={id} href={fileUrl(claimId, id)} download={fileName} size="sm" display="block" mt={4}>
          <IconPaperclip size={14} aria-hidden /> {fileName}
        </Anchor>
      ))}
      {omittedFiles > 0 && (
        <Text size="xs" c="var(--tn-late-ink)" mt={4}>
          {t('messages.omitted', { count: omittedFiles })}
        </Text>
      )}
    </li>
  );
}

import { Badge, Tabs } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { hasRole } from '../../../session/person';
import { usePerson } from '../../../session/session';
import type { Claim } from '../desk/words';
import classes from './case.module.css';
import { ComplaintsPanel, complaintsQuery } from './complaints-panel';
import { EvidencePanel } from './evidence-panel';
import { HistoryList } from './history-list';
import { MessagesPanel, messagesQuery } from './messages-panel';
import { Readiness } from './readiness';

export const caseTabs = ['evidence', 'messages', 'complaints', 'history'] as const;
type CaseTab = (typeof caseTabs)[number];

interface Props {
  readonly claim: Claim;
  readonly tab: CaseTab;
  readonly onTab: (tab: CaseTab) => void;
  /** Asks for a file; left out where nobody may. */
  readonly onRequest: (() => void) | undefined;
}

/** What the case consists of, one thing at a time, with how much of it waits. */
export function CaseTabs({ claim, tab, onTab, onRequest }: Props) {
  const { t } = useTranslation('ops');
  const me = usePerson();
  const works = hasRole(me, ['agent', 'supervisor']);
  const unread = useInfiniteQuery(messagesQuery(claim.id)).data?.pages[0]?.unread ?? 0;
  const complaints =
    useInfiniteQuery({
      ...complaintsQuery(claim.id),
      enabled: works || hasRole(me, ['admin']),
    }).data?.pages[0]?.items.filter(({ state }) => state === 'received' || state === 'in_progress').length ??
    0;
  const list = useRef<HTMLDivElement>(null);
  // On a phone they do not all fit side by side.
  useEffect(() => {
    const shown = list.current?.querySelector<HTMLElement>('[aria-selected="true"]');
    if (list.current && shown) list.current.scrollLeft = shown.offsetLeft - 16;
  }, [tab, unread, complaints]);
  return (
    <Tabs
      value={tab}
      keepMounted={false}
      onChange={(value) => onTab(caseTabs.find((name) => name === value) ?? 'evidence')}
    >
      <Tabs.List ref={list} mb="md" className={classes.tabs}>
        <Tabs.Tab value="evidence">
          {t('evidence.title')} ({claim.evidence.length})
        </Tabs.Tab>
        <Tabs.Tab
          value="messages"
          rightSection={unread > 0 && <Badge aria-label={t('messages.unread')}>{unread}</Badge>}
        >
          {t('messages.title')}
        </Tabs.Tab>
        <Tabs.Tab
          value="complaints"
          rightSection={complaints > 0 && <Badge color="soga">{complaints}</Badge>}
        >
          {t('complaints.title')}
        </Tabs.Tab>
        <Tabs.Tab value="history">{t('history.title')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="evidence">
        <Readiness claimId={claim.id} />
        <EvidencePanel claim={claim} onRequest={onRequest} />
      </Tabs.Panel>
      <Tabs.Panel value="messages">
        <MessagesPanel claim={claim} mayWrite={works || hasRole(me, ['admin'])} />
      </Tabs.Panel>
      <Tabs.Panel value="complaints">
        <ComplaintsPanel claimId={claim.id} mayWrite={works} />
      </Tabs.Panel>
      <Tabs.Panel value="history">
        <HistoryList moments={[...claim.history].reverse()} label={t('history.title')} />
      </Tabs.Panel>
    </Tabs>
  );
}

import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { IconMailCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client';
import { apiQuery, type Got } from '../../api/query';
import { EmptyState } from '../../ui/empty-state';
import { Facts } from '../../ui/facts';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { QueryState } from '../../ui/query-state';
import { choiceField } from '../../ui/search-state';
import { ToneBadge } from '../../ui/tone-badge';
import { useSearchState } from '../../ui/use-search-state';
import { When } from '../../ui/when';
import { useChange } from '../../ui/use-change';
import classes from './admin.module.css';
import { ReasonButton } from './reason-button';

const services = ['claims', 'resolution', 'tracking', 'notifications'] as const;
type Service = (typeof services)[number];
type Letter = Got<'/api/dead-letters/claims'>['items'][number];
type Gap = Got<'/api/dead-letters/claims/gaps'>['items'][number];

const fields = { service: choiceField(services, 'claims'), show: choiceField(['open', 'all'], 'open') };
const stale = ['/api/dead-letters', '/api/system'];
// Every service has the same routes; one of them stands for all in the types.
const of = (service: Service): '/api/dead-letters/claims' =>
  `/api/dead-letters/${service}` as '/api/dead-letters/claims';

export function Component() {
  const { t } = useTranslation('admin');
  const [{ service, show }, change] = useSearchState(fields);
  const query = useQuery(
    apiQuery(of(service), { params: { query: { open: show === 'open' ? 'true' : 'false' } } }),
  );
  const gaps = useQuery(apiQuery(`${of(service)}/gaps`));
  const missing = (gaps.data?.items ?? []).filter(({ deadLetterId }) => deadLetterId === null);
  return (
    <>
      <PageHeader title={t('dead.title')} lead={t('dead.lead')} />
      <Stack gap="lg">
        <Group>
          <SegmentedControl
            aria-label={t('dead.service')}
            value={service}
            onChange={(next) => change({ service: services.find((one) => one === next) ?? 'claims' })}
            data={services.map((value) => ({ value, label: t(`system.services.${value}`) }))}
          />
          <SegmentedControl
            aria-label={t('dead.show')}
            value={show}
            onChange={(next) => change({ show: next === 'all' ? 'all' : 'open' })}
            data={(['open', 'all'] as const).map((value) => ({ value, label: t(`dead.shows.${value}`) }))}
          />
        </Group>
        <QueryState of={query}>
          {({ items }) =>
            items.length === 0 ? (
              <Panel>
                <EmptyState icon={IconMailCheck} title={t('dead.empty')} text={t('dead.emptyText')} />
              </Panel>
            ) : (
              items.map((letter) => <LetterPanel key={letter.id} service={service} letter={letter} />)
            )
          }
        </QueryState>
        {missing.map((gap) => (
          <GapPanel key={`${gap.topic}${gap.subject}`} service={service} gap={gap} />
        ))}
      </Stack>
    </>
  );
}

function LetterPanel({ service, letter }: { readonly service: Service; readonly letter: Letter }) {
  const { t } = useTranslation('admin');
  const [stack, setStack] = useState(false);
  const params = { path: { id: letter.id } };
  const place = `${letter.topic} ${letter.partition}:${letter.offset}`;
  const replay = useChange(stale, (_: string) => answer(api.POST(`${of(service)}/{id}/replay`, { params })));
  return (
    <Panel
      // With its place, since several letters may be of one kind.
      title={`${letter.type ?? t('dead.nameless')} · ${place}`}
      actions={
        letter.resolution ? (
          <ToneBadge tone={letter.resolution === 'handled' ? 'done' : 'still'}>
            {t(`dead.resolutions.${letter.resolution}`)}
          </ToneBadge>
        ) : (
          <Group gap="xs">
            <Button size="xs" loading={replay.isPending} onClick={() => replay.mutate(letter.id)}>
              {t('dead.replay')}
            </Button>
            <Discard service={service} id={letter.id} />
          </Group>
        )
      }
    >
      <Stack gap="sm">
        <pre className={classes.reason} tabIndex={0} aria-label={t('dead.reason')}>
          {letter.reason}
        </pre>
        {replay.data && (
          <Text role="status" fw={600}>
            {t(`dead.outcomes.${replay.data.outcome}`)} {replay.data.reason}
          </Text>
        )}
        <Facts
          facts={[
            { label: t('dead.when'), value: <When at={letter.failedAt} show="both" /> },
            { label: t('dead.tries'), value: letter.attempts },
            { label: t('dead.waiting'), value: letter.waiting },
            { label: t('dead.subject'), value: letter.subject ?? '–' },
          ]}
        />
        {letter.stack && (
          <div>
            <Button size="xs" variant="subtle" aria-expanded={stack} onClick={() => setStack(!stack)}>
              {t(stack ? 'dead.hideStack' : 'dead.showStack')}
            </Button>
            {stack && (
              <pre className={classes.reason} tabIndex={0} aria-label={t('dead.showStack')}>
                {letter.stack}
              </pre>
            )}
          </div>
        )}
      </Stack>
    </Panel>
  );
}

function Discard({ service, id }: { readonly service: Service; readonly id: string }) {
  const { t } = useTranslation('admin');
  const discard = useChange(stale, (reason: string) =>
    answer(api.POST(`${of(service)}/{id}/discard`, { params: { path: { id } }, body: { reason } })),
  );
  return (
    <ReasonButton
      name={`dead.${id}`}
      label={t('dead.discard')}
      question={t('dead.discardQuestion')}
      text={t('dead.discardText')}
      error={discard.error}
      loading={discard.isPending}
      onReason={discard.mutateAsync}
    />
  );
}

function GapPanel({ service, gap }: { readonly service: Service; readonly gap: Gap }) {
  const { t } = useTranslation('admin');
  const { topic, subject, missing, parked, since } = gap;
  const skip = useChange(stale, (reason: string) =>
    answer(api.POST(`${of(service)}/gaps/skip`, { body: { topic, subject, reason } })),
  );
  return (
    <Panel
      title={`${t('dead.gap', { n: missing })} · ${subject}`}
      actions={
        <ReasonButton
          name={`gap.${topic}.${subject}`}
          label={t('dead.skip')}
          question={t('dead.skipQuestion')}
          text={t('dead.skipText')}
          error={skip.error}
          loading={skip.isPending}
          onReason={skip.mutateAsync}
        />
      }
    >
      <Facts
        facts={[
          { label: t('dead.waiting'), value: parked },
          { label: t('people.since'), value: <When at={since} show="both" /> },
        ]}
      />
    </Panel>
  );
}

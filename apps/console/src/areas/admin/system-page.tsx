import { Anchor, Button, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconPlugConnectedX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { apiQuery, type Got } from '../../api/query';
import { Facts } from '../../ui/facts';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { QueryState } from '../../ui/query-state';
import { type Tone, ToneBadge } from '../../ui/tone-badge';
import { When } from '../../ui/when';

type System = Got<'/api/system'>;
type Service = System['services'][number];

const tones: Record<System['state'], Tone> = { ok: 'done', degraded: 'waits', down: 'late' };
const icons = { ok: IconCheck, degraded: IconAlertTriangle, down: IconPlugConnectedX };

export function Component() {
  const { t } = useTranslation('admin');
  const query = useQuery({ ...apiQuery('/api/system'), refetchInterval: 10_000 });
  return (
    <>
      <PageHeader
        title={t('system.title')}
        beside={query.data && <HealthBadge state={query.data.state} />}
        lead={
          query.data ? (
            <>
              {t('system.asked')} <When at={query.data.askedAt} />
            </>
          ) : (
            t('system.lead')
          )
        }
        actions={
          <Button variant="default" loading={query.isFetching} onClick={() => void query.refetch()}>
            {t('system.again')}
          </Button>
        }
      />
      <QueryState of={query}>
        {({ services }) => (
          <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="lg">
            {services.map((service) => (
              <ServicePanel key={service.name} service={service} />
            ))}
          </SimpleGrid>
        )}
      </QueryState>
    </>
  );
}

function HealthBadge({ state }: { readonly state: System['state'] }) {
  const { t } = useTranslation('admin');
  return (
    <ToneBadge tone={tones[state]} icon={icons[state]}>
      {t(`system.states.${state}`)}
    </ToneBadge>
  );
}

function ServicePanel({ service: { name, state, figures } }: { readonly service: Service }) {
  const { t } = useTranslation('admin');
  const failing = Object.entries(figures?.checks ?? {}).filter(([, is]) => is !== 'ok');
  return (
    <Panel
      title={t(`system.services.${name}` as 'system.services.claims')}
      actions={<HealthBadge state={state} />}
    >
      {!figures && <Text>{t('system.silent')}</Text>}
      {figures && (
        <Stack>
          {failing.map(([check]) => (
            <Text key={check} size="sm" c="var(--tn-late-ink)">
              {t('system.failing', { check })}
            </Text>
          ))}
          <Facts
            facts={[
              {
                label: t('system.deadLetters'),
                value:
                  figures.deadLetters > 0 ? (
                    <Anchor component={Link} to={`/admin/dead-letters?service=${name}`} fw={650}>
                      {figures.deadLetters}
                    </Anchor>
                  ) : (
                    0
                  ),
              },
              figures.outbox && {
                label: t('system.outbox'),
                value: t('system.outboxOf', {
                  depth: figures.outbox.depth,
                  seconds: Math.round(figures.outbox.oldestSeconds),
                }),
              },
              { label: t('system.lag'), value: figures.lag },
              { label: t('system.parked'), value: figures.parked },
              figures.timers && {
                label: t('system.timers'),
                value: t('system.timersOf', {
                  pending: figures.timers.pending,
                  overdue: figures.timers.overdue,
                }),
              },
              figures.timers && { label: t('system.failingTimers'), value: figures.timers.failing },
              { label: t('system.memory'), value: `${Math.round(figures.memoryBytes / 1024 / 1024)} MB` },
              { label: t('system.since'), value: <When at={figures.startedAt} /> },
            ]}
          />
        </Stack>
      )}
    </Panel>
  );
}

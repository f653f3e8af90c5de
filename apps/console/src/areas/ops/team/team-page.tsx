import { Anchor, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { apiQuery } from '../../../api/query';
import { hasRole } from '../../../session/person';
import { usePerson } from '../../../session/session';
import { type Column, DataTable } from '../../../ui/data-table';
import { EmptyState } from '../../../ui/empty-state';
import { PageHeader } from '../../../ui/page-header';
import { Panel } from '../../../ui/panel';
import { QueryState } from '../../../ui/query-state';
import { textField } from '../../../ui/search-state';
import { useSearchState } from '../../../ui/use-search-state';
import { AwayNotice } from '../desk/away-notice';
import type { Agent } from '../desk/use-agent';
import { usePeopleNames } from '../desk/use-names';
import { AgentForm } from './agent-form';
import { Load } from './load';
import { Presence } from './presence';

const fields = { change: textField() };

/** Who works on claims: here or away, how much lies on each desk, what they know, and who stands in. */
export function Component() {
  const { t } = useTranslation('ops');
  const { t: ui } = useTranslation('ui');
  const me = usePerson();
  const leads = hasRole(me, ['supervisor', 'admin']);
  const query = useQuery(apiQuery('/api/agents'));
  const [{ change: changed }, set] = useSearchState(fields);
  const agents = query.data?.items ?? [];
  const person = usePeopleNames(
    agents.flatMap(({ personId, substituteId, standInId }) => [personId, substituteId, standInId]),
  );
  const skills = ({ types, carriers }: Agent) =>
    [
      ...types.map((type) => ui(`claimType.${type}`)),
      ...carriers.map((carrier) => carrier.toUpperCase()),
    ].join(', ') || t('team.everything');
  const edit = (agent: Agent) =>
    (leads || agent.personId === me.personId) && (
      <Button
        size="xs"
        variant="default"
        aria-label={`${t('team.change')}: ${person(agent.personId)}`}
        onClick={() => set({ change: agent.personId })}
      >
        {t('team.change')}
      </Button>
    );
  const cases = ({ personId, open }: Agent) => (
    <Anchor component={Link} to={`/ops/queue?assignee=${encodeURIComponent(personId)}`}>
      {t('team.openCases', { count: open })}
    </Anchor>
  );
  const overdue = ({ personId, overdue: late }: Agent) =>
    late > 0 && (
      <Anchor
        component={Link}
        c="var(--tn-late-ink)"
        to={`/ops/queue?assignee=${encodeURIComponent(personId)}&overdue=true`}
      >
        {t('team.overdue', { count: late })}
      </Anchor>
    );
  const columns: Column<Agent>[] = [
    {
      id: 'name',
      fixed: true,
      header: t('board.agent'),
      cell: ({ personId }) => <Text fw={650}>{person(personId)}</Text>,
    },
    {
      id: 'presence',
      header: t('team.presence'),
      cell: (agent) => <Presence agent={agent} person={person} />,
    },
    { id: 'load', header: t('team.load'), cell: (agent) => <Load agent={agent} /> },
    {
      id: 'open',
      header: t('team.cases'),
      cell: (agent) => (
        <>
          <div>{cases(agent)}</div>
          <Text size="sm">{overdue(agent)}</Text>
        </>
      ),
    },
    { id: 'skills', header: t('team.skills'), cell: skills },
    { id: 'substitute', header: t('team.substitute'), cell: ({ substituteId }) => person(substituteId) },
    { id: 'change', header: t('team.change'), fixed: true, align: 'end', width: '7rem', cell: edit },
  ];
  const chosen = agents.find(({ personId }) => personId === changed);
  return (
    <>
      <PageHeader title={t('team.title')} lead={t('team.lead')} />
      <AwayNotice />
      <Panel flush>
        <QueryState of={query}>
          {() => (
            <DataTable
              name="ops.team"
              label={t('team.title')}
              columns={columns}
              rows={agents}
              rowId={({ personId }) => personId}
              rowHeight={64}
              card={(agent) => (
                <Stack gap={6} align="flex-start">
                  <Group justify="space-between" wrap="nowrap" w="100%">
                    <Text fw={650}>{person(agent.personId)}</Text>
                    {edit(agent)}
                  </Group>
                  <Presence agent={agent} person={person} />
                  <Load agent={agent} />
                  <Group gap="md">
                    {cases(agent)} {overdue(agent)}
                  </Group>
                  <Text size="sm" c="dimmed">
                    {skills(agent)}
                  </Text>
                </Stack>
              )}
              empty={<EmptyState title={t('board.nobody')} />}
            />
          )}
        </QueryState>
      </Panel>
      <Modal
        opened={chosen !== undefined}
        onClose={() => set({ change: '' })}
        title={chosen && person(chosen.personId)}
        closeButtonProps={{ 'aria-label': ui('close') }}
      >
        {chosen && (
          <AgentForm key={chosen.personId} agent={chosen} leads={leads} onClose={() => set({ change: '' })} />
        )}
      </Modal>
    </>
  );
}

import { Button, Group, Modal, MultiSelect, Select, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client';
import { useNames } from '../../api/names';
import { apiPages, apiQuery } from '../../api/query';
import { type Column, DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { FilterBar } from '../../ui/filter-bar';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { QueryState } from '../../ui/query-state';
import { SearchInput } from '../../ui/search-input';
import { choiceField, textField } from '../../ui/search-state';
import { ToneBadge } from '../../ui/tone-badge';
import { useDraft } from '../../ui/use-draft';
import { useFormProblem } from '../../ui/use-form-problem';
import { usePages } from '../../ui/use-pages';
import { useSearchState } from '../../ui/use-search-state';
import { When } from '../../ui/when';
import { useChange } from '../../ui/use-change';
import { OneTimeLink } from './one-time-link';
import { PersonForm, type PersonRow, roles, useRoleWords } from './person-form';

const fields = {
  q: textField(),
  role: choiceField(['', ...roles], ''),
  active: choiceField(['', 'true', 'false'], ''),
};

export function Component() {
  const { t } = useTranslation('admin');
  const { t: ui } = useTranslation('ui');
  const word = useRoleWords();
  const [{ q, role, active }, change] = useSearchState(fields);
  const [inviting, invite] = useDisclosure();
  const [edited, edit] = useState<PersonRow | null>(null);
  const query = useInfiniteQuery(
    apiPages('/api/people', {
      params: { query: { ...(q && { q }), ...(role && { role }), ...(active && { active }) } },
    }),
  );
  const { rows, more } = usePages(query);
  const name = useNames(
    [],
    rows.map(({ organisationId }) => organisationId),
  );
  const columns: Column<PersonRow>[] = [
    { id: 'name', header: t('people.name'), cell: (row) => <strong>{row.name}</strong> },
    { id: 'email', header: t('people.email'), cell: ({ email }) => email },
    {
      id: 'organisation',
      header: t('people.organisation'),
      cell: ({ organisationId }) => name(organisationId),
    },
    { id: 'roles', header: t('people.roles'), cell: (row) => row.roles.map(word).join(', ') },
    { id: 'state', header: t('people.state'), cell: (row) => <PersonState row={row} /> },
    {
      id: 'createdAt',
      header: t('people.since'),
      width: '8rem',
      cell: ({ createdAt }) => <When at={createdAt} show="date" />,
    },
    {
      id: 'act',
      header: t('act'),
      cell: (row) => (
        <Button
          size="xs"
          variant="default"
          onClick={() => edit(row)}
          aria-label={`${t('people.change')}: ${row.name}`}
        >
          {t('people.change')}
        </Button>
      ),
    },
  ];
  return (
    <>
      <PageHeader
        title={t('people.title')}
        lead={t('people.lead')}
        actions={<Button onClick={invite.open}>{t('people.invite')}</Button>}
      />
      <Stack gap="lg">
        <FilterBar
          label={t('people.filters')}
          onClear={q || role || active ? () => change({ q: '', role: '', active: '' }) : undefined}
        >
          <SearchInput label={t('people.search')} value={q} onSearch={(text) => change({ q: text })} />
          <Select
            aria-label={t('people.roles')}
            placeholder={t('people.roles')}
            data={roles.map((value) => ({ value, label: word(value) }))}
            value={role || null}
            onChange={(value) => change({ role: (value ?? '') as typeof role })}
          />
          <Select
            aria-label={t('people.state')}
            placeholder={t('people.state')}
            data={[
              { value: 'true', label: t('people.active') },
              { value: 'false', label: t('people.inactive') },
            ]}
            value={active || null}
            onChange={(value) => change({ active: (value ?? '') as typeof active })}
          />
        </FilterBar>
        <Panel flush>
          <QueryState of={query}>
            {() => (
              <DataTable
                name="admin.people"
                label={t('people.title')}
                columns={columns}
                rows={rows}
                rowId={({ id }) => id}
                card={(row) => (
                  <Stack gap={4}>
                    <Group justify="space-between">
                      <Text fw={600}>{row.name}</Text>
                      <PersonState row={row} />
                    </Group>
                    <Text size="sm">
                      {row.roles.map(word).join(', ')} · {name(row.organisationId)}
                    </Text>
                    <Group justify="space-between">
                      <Text size="sm" c="dimmed">
                        {row.email}
                      </Text>
                      <Button
                        size="xs"
                        variant="default"
                        onClick={() => edit(row)}
                        aria-label={`${t('people.change')}: ${row.name}`}
                      >
                        {t('people.change')}
                      </Button>
                    </Group>
                  </Stack>
                )}
                more={more}
                empty={<EmptyState title={t('people.empty')} text={t('people.emptyText')} />}
              />
            )}
          </QueryState>
        </Panel>
      </Stack>
      <Modal
        opened={inviting}
        onClose={invite.close}
        title={t('people.invite')}
        closeButtonProps={{ 'aria-label': ui('close') }}
      >
        <InviteForm />
      </Modal>
      <Modal
        opened={edited !== null}
        onClose={() => edit(null)}
        title={edited?.name}
        closeButtonProps={{ 'aria-label': ui('close') }}
      >
        {edited && <PersonForm person={edited} onDone={() => edit(null)} />}
      </Modal>
    </>
  );
}

function PersonState({ row }: { readonly row: PersonRow }) {
  const { t } = useTranslation('admin');
  if (!row.active) return <ToneBadge tone="still">{t('people.inactive')}</ToneBadge>;
  return row.hasPassword ? (
    <ToneBadge tone="done">{t('people.active')}</ToneBadge>
  ) : (
    <ToneBadge tone="waits">{t('people.invited')}</ToneBadge>
  );
}

function InviteForm() {
  const { t } = useTranslation('admin');
  const word = useRoleWords();
  const organisations = useQuery(apiQuery('/api/organisations', { params: { query: { limit: 100 } } }));
  const { value, set, discard } = useDraft('invite', {
    email: '',
    name: '',
    organisationId: '',
    locale: 'id' as 'id' | 'en',
    roles: [] as (typeof roles)[number][],
  });
  const invite = useChange(
    ['/api/people'],
    (body: typeof value) => answer(api.POST('/api/people', { body })),
    discard,
  );
  const wrong = useFormProblem(invite.error);
  if (invite.data) return <OneTimeLink url={invite.data.setPasswordUrl} />;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        invite.mutate(value);
      }}
    >
      <Stack>
        <ProblemAlert error={invite.error} />
        <TextInput
          label={t('people.name')}
          required
          value={value.name}
          error={wrong('name')}
          onChange={(event) => set({ ...value, name: event.currentTarget.value })}
        />
        <TextInput
          type="email"
          label={t('people.email')}
          required
          value={value.email}
          error={wrong('email')}
          onChange={(event) => set({ ...value, email: event.currentTarget.value })}
        />
        <Select
          label={t('people.organisation')}
          required
          searchable
          data={(organisations.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={value.organisationId || null}
          onChange={(organisationId) => set({ ...value, organisationId: organisationId ?? '' })}
        />
        <MultiSelect
          label={t('people.roles')}
          required
          data={roles.map((role) => ({ value: role, label: word(role) }))}
          value={value.roles}
          error={wrong('roles')}
          onChange={(chosen) => set({ ...value, roles: roles.filter((role) => chosen.includes(role)) })}
        />
        <Button type="submit" loading={invite.isPending}>
          {t('people.invite')}
        </Button>
      </Stack>
    </form>
  );
}

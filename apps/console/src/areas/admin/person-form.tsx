import { Button, Group, MultiSelect, Stack, Switch } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client';
import type { Got } from '../../api/query';
import { ProblemAlert } from '../../ui/problem-alert';
import { useChange } from '../../ui/use-change';
import { OneTimeLink } from './one-time-link';

export type PersonRow = Got<'/api/people'>['items'][number];

export const roles = ['courier', 'shipper', 'agent', 'supervisor', 'finance', 'admin'] as const;

export function useRoleWords(): (role: (typeof roles)[number]) => string {
  const { t } = useTranslation('shell');
  return (role) => t(`account.roles.${role}`);
}

/** Roles, access and a new password link of one person. */
export function PersonForm({ person, onDone }: { readonly person: PersonRow; readonly onDone: () => void }) {
  const { t } = useTranslation('admin');
  const word = useRoleWords();
  const [held, setHeld] = useState(person.roles);
  const [active, setActive] = useState(person.active);
  const path = { path: { id: person.id } };
  const save = useChange(
    ['/api/people'],
    async (body: { roles: PersonRow['roles']; active: boolean }) => {
      const { response } = await api.GET('/api/people/{id}', { params: path });
      const version = response.headers.get('etag') ?? '*';
      return answer(
        api.PATCH('/api/people/{id}', { params: { ...path, header: { 'If-Match': version } }, body }),
      );
    },
    onDone,
  );
  const link = useChange([], () => answer(api.POST('/api/people/{id}/password-link', { params: path })));
  return (
    <Stack>
      <ProblemAlert error={save.error} />
      <MultiSelect
        label={t('people.roles')}
        data={roles.map((role) => ({ value: role, label: word(role) }))}
        value={held}
        onChange={(chosen) => setHeld(roles.filter((role) => chosen.includes(role)))}
      />
      <Switch
        label={t('people.mayEnter')}
        checked={active}
        onChange={(event) => setActive(event.currentTarget.checked)}
      />
      {link.data && <OneTimeLink url={link.data.setPasswordUrl} />}
      <Group justify="space-between">
        <Button variant="default" loading={link.isPending} onClick={() => link.mutate(undefined)}>
          {t('people.newLink')}
        </Button>
        <Button
          loading={save.isPending}
          disabled={held.length === 0}
          onClick={() => save.mutate({ roles: held, active })}
        >
          {t('save')}
        </Button>
      </Group>
    </Stack>
  );
}

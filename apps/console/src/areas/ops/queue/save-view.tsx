import { Button, Group, Modal, Stack, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { against } from '../../../api/against';
import { answer, api } from '../../../api/client';
import { useIntent } from '../../../api/use-intent';
import type { Schemas } from '../../../api/paths';
import { ProblemAlert } from '../../../ui/problem-alert';
import { toast } from '../../../ui/toast';
import type { QueueFilter, QueueState } from './queue-fields';

type View = Schemas['claims']['QueueViewDto'];

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** The view of mine that is open, which may be changed instead. */
  readonly current: View | undefined;
  readonly filter: QueueFilter;
  readonly sort: QueueState['sort'];
  readonly onSaved: (id: string) => void;
}

export function SaveView({ opened, onClose, current, filter, sort, onSaved }: Props) {
  const { t } = useTranslation('ops');
  const { t: ui } = useTranslation('ui');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('views.save')}
      closeButtonProps={{ 'aria-label': ui('close') }}
    >
      <Form current={current} filter={filter} sort={sort} onClose={onClose} onSaved={onSaved} />
    </Modal>
  );
}

function Form({ current, filter, sort, onClose, onSaved }: Omit<Props, 'opened'>) {
  const { t } = useTranslation('ops');
  const { t: ui } = useTranslation('ui');
  const [name, setName] = useState(current?.name ?? '');
  const [shared, setShared] = useState(current?.shared ?? false);
  const { mutate, isPending, error } = useIntent(
    (over: View | undefined, headers) => {
      const body = { name, shared, filter, sort };
      return over
        ? answer(
            api.PUT('/api/queue/views/{id}', {
              params: { path: { id: over.id }, header: against(over.version) },
              body,
            }),
          )
        : answer(api.POST('/api/queue/views', { body, headers }));
    },
    {
      onSuccess: ({ id }) => {
        toast.done(t('views.saved', { name }));
        onSaved(id);
        onClose();
      },
    },
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        mutate(undefined);
      }}
    >
      <Stack>
        <ProblemAlert error={error} />
        <TextInput
          label={t('views.name')}
          required
          maxLength={80}
          value={name}
          data-autofocus
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Switch
          label={t('views.share')}
          description={t('views.shareHint')}
          checked={shared}
          onChange={(event) => setShared(event.currentTarget.checked)}
        />
        <Group justify="flex-end">
          {current && (
            <Button variant="default" loading={isPending} onClick={() => mutate(current)}>
              {t('views.change', { name: current.name })}
            </Button>
          )}
          <Button type="submit" loading={isPending} disabled={name.trim() === ''}>
            {current ? t('views.saveNew') : ui('confirm')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

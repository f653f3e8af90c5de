import { Button, Group, Modal, MultiSelect, Stack, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client';
import { useIntent } from '../../../api/use-intent';
import { ProblemAlert } from '../../../ui/problem-alert';
import { useDraft } from '../../../ui/use-draft';
import { useFormProblem } from '../../../ui/use-form-problem';
import { type EventType, eventTypes } from './event-types';
import { ShownOnce } from './shown-once';
import { TestWebhook } from './test-webhook';

interface Draft {
  readonly url: string;
  readonly description: string;
  readonly eventTypes: readonly EventType[];
}

const empty: Draft = { url: '', description: '', eventTypes: [] };

/** An address of theirs, tried before it is saved; the secret is shown once. */
export function CreateWebhook() {
  const { t } = useTranslation('shipper');
  const { t: ui } = useTranslation('ui');
  const client = useQueryClient();
  const [opened, { open, close }] = useDisclosure();
  const { value: draft, set, discard } = useDraft('webhook', empty);
  const creating = useIntent(
    ({ url, description, eventTypes: chosen }: Draft) =>
      answer(
        api.POST('/api/webhooks', {
          body: { url, description, ...(chosen.length > 0 ? { eventTypes: [...chosen] } : {}) },
        }),
      ),
    {
      onSuccess: () => {
        discard();
        return client.invalidateQueries({ queryKey: ['/api/webhooks'] });
      },
    },
  );
  const wrong = useFormProblem(creating.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    creating.mutate(draft);
  };
  const end = () => {
    close();
    creating.reset();
  };
  return (
    <>
      <Button size="sm" leftSection={<IconPlus size={16} aria-hidden />} onClick={open}>
        {t('webhooks.create')}
      </Button>
      <Modal
        opened={opened}
        onClose={end}
        size="lg"
        title={creating.data ? t('webhooks.secretTitle') : t('webhooks.create')}
        closeButtonProps={{ 'aria-label': ui('close') }}
        closeOnClickOutside={!creating.data}
      >
        {creating.data ? (
          <ShownOnce secret={creating.data.secret} text={t('webhooks.secretText')} onStored={end} />
        ) : (
          <form onSubmit={submit}>
            <Stack>
              <ProblemAlert error={creating.error} />
              <TextInput
                label={t('webhooks.url')}
                description={t('webhooks.urlHint')}
                type="url"
                required
                value={draft.url}
                error={wrong('url')}
                onChange={(event) => set({ ...draft, url: event.currentTarget.value })}
                data-autofocus
              />
              <TestWebhook url={draft.url} />
              <TextInput
                label={t('webhooks.description')}
                value={draft.description}
                error={wrong('description')}
                onChange={(event) => set({ ...draft, description: event.currentTarget.value })}
              />
              <MultiSelect
                label={t('webhooks.events')}
                description={t('webhooks.eventsHint')}
                searchable
                data={eventTypes}
                value={[...draft.eventTypes]}
                onChange={(chosen) =>
                  set({ ...draft, eventTypes: eventTypes.filter((type) => chosen.includes(type)) })
                }
              />
              <Group justify="flex-end">
                <Button variant="default" onClick={end}>
                  {ui('cancel')}
                </Button>
                <Button type="submit" loading={creating.isPending}>
                  {t('webhooks.save')}
                </Button>
              </Group>
            </Stack>
          </form>
        )}
      </Modal>
    </>
  );
}

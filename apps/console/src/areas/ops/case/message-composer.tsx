import { Button, Group, SegmentedControl, Stack, Text, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { IconLock, IconSend } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client';
import { useIntent } from '../../../api/use-intent';
import { announce } from '../../../ui/announce';
import { ProblemAlert } from '../../../ui/problem-alert';
import { useDraft } from '../../../ui/use-draft';
import classes from './case.module.css';

type Visibility = 'claimant' | 'internal';

/** A letter and a note are two drafts: what was meant for the desk never goes to the claimant by a wrong switch. */
export function MessageComposer({ claimId }: { claimId: string }) {
  const { t } = useTranslation('ops');
  const [visibility, setVisibility] = useState<Visibility>('claimant');
  const internal = visibility === 'internal';
  return (
    <div className={classes.composer} data-internal={internal || undefined}>
      <SegmentedControl<Visibility>
        size="xs"
        aria-label={t('messages.to')}
        value={visibility}
        onChange={setVisibility}
        data={[
          { value: 'claimant', label: t('messages.toClaimant') },
          { value: 'internal', label: t('messages.toDesk') },
        ]}
      />
      <Letter key={`${claimId} ${visibility}`} claimId={claimId} visibility={visibility} />
    </div>
  );
}

function Letter({ claimId, visibility }: { claimId: string; visibility: Visibility }) {
  const { t } = useTranslation('ops');
  const client = useQueryClient();
  const draft = useDraft(`message.${claimId}.${visibility}`, '');
  const internal = visibility === 'internal';
  const { mutate, isPending, error } = useIntent(
    (body: string, headers) =>
      answer(
        api.POST('/api/claims/{id}/messages', {
          params: { path: { id: claimId } },
          body: { body, visibility, attachments: [] },
          headers,
        }),
      ),
    {
      onSuccess: () => {
        draft.discard();
        announce(t(internal ? 'messages.noted' : 'messages.sent'));
        void client.invalidateQueries({ queryKey: ['/api/claims/{id}/messages'] });
        void client.invalidateQueries({ queryKey: ['/api/claims/{id}'] });
      },
    },
  );
  const text = draft.value.trim();
  const send = () => text !== '' && !isPending && mutate(text);
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
  };
  return (
    <Stack gap="xs" mt="xs">
      <ProblemAlert error={error} />
      <Textarea
        aria-label={t(internal ? 'messages.noteLabel' : 'messages.letterLabel')}
        placeholder={t(internal ? 'messages.noteLabel' : 'messages.letterLabel')}
        autosize
        minRows={2}
        maxRows={12}
        maxLength={10_000}
        value={draft.value}
        onChange={(event) => draft.set(event.currentTarget.value)}
        onKeyDown={press}
      />
      <Group justify="space-between">
        <Text size="xs" c="dimmed">
          {t(internal ? 'messages.noteHint' : 'messages.letterHint')}
        </Text>
        <Button
          size="sm"
          color={internal ? 'soga.7' : undefined}
          leftSection={internal ? <IconLock size={15} aria-hidden /> : <IconSend size={15} aria-hidden />}
          disabled={text === ''}
          loading={isPending}
          onClick={send}
        >
          {t(internal ? 'messages.keep' : 'messages.send')}
        </Button>
      </Group>
    </Stack>
  );
}

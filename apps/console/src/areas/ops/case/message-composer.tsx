import { Button, Group, SegmentedControl, Stack, Text, Textarea } from '@mantine/core';
import { IconLock, IconSend } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../../ui/announce';
import { ProblemAlert } from '../../../ui/problem-alert';
import { useDraft } from '../../../ui/use-draft';
import { useDraftFiles } from '../../../ui/use-draft-files';
import type { Claim } from '../desk/words';
import { AttachFiles } from './attach-files';
import classes from './case.module.css';
import { useSendMessage, type Visibility } from './use-send-message';

/** A letter and a note are two drafts: what was meant for the desk never goes to the claimant by a wrong switch. */
export function MessageComposer({ claim }: { claim: Claim }) {
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
      <Letter key={`${claim.id} ${visibility}`} claim={claim} visibility={visibility} />
    </div>
  );
}

function Letter({ claim, visibility }: { claim: Claim; visibility: Visibility }) {
  const { t } = useTranslation('ops');
  const name = `message.${claim.id}.${visibility}`;
  const draft = useDraft(name, '');
  const chosen = useDraft<string[]>(`${name}.files`, []);
  const files = useDraftFiles(name);
  const internal = visibility === 'internal';
  const { mutate, isPending, error } = useSendMessage(claim.id, visibility, files.drop, () => {
    draft.discard();
    chosen.discard();
    announce(t(internal ? 'messages.noted' : 'messages.sent'));
  });
  const text = draft.value.trim();
  const send = () =>
    text !== '' && !isPending && mutate({ body: text, chosen: chosen.value, files: files.files });
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
      <AttachFiles
        claim={claim}
        uploads={!internal}
        files={files.files}
        chosen={chosen.value}
        onAdd={(added) => files.add('other', added)}
        onDrop={(id) => void files.drop(id)}
        onChoose={chosen.set}
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

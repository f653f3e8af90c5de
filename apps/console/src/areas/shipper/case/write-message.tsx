import { Button, FileButton, Group, Stack, Text, Textarea } from '@mantine/core';
import { IconPaperclip, IconSend } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client';
import { ProblemAlert } from '../../../ui/problem-alert';
import { useDraft } from '../../../ui/use-draft';
import type { Claim } from '../claim';
import { sendEvidence } from '../../../api/send-evidence';
import { useClaimAction } from './use-claim-action';

/** A message is kept while it is written; a file goes into the evidence and is attached. */
export function WriteMessage({ claim: { id } }: { claim: Claim }) {
  const { t } = useTranslation('shipper');
  const { value: body, set, discard } = useDraft(`message.${id}`, '');
  const [file, setFile] = useState<File | null>(null);
  const writing = useClaimAction(
    async (text: string, headers) => {
      const added = file ? await sendEvidence(id, 'other', file) : null;
      const attachments = added?.items.map((item) => item.id) ?? [];
      return answer(
        api.POST('/api/claims/{id}/messages', {
          params: { path: { id } },
          body: { body: text, attachments },
          headers,
        }),
      );
    },
    t('case.done.message'),
    () => {
      discard();
      setFile(null);
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (body.trim()) writing.mutate(body.trim());
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <ProblemAlert error={writing.error} />
        <Textarea
          label={t('messages.write')}
          placeholder={t('messages.placeholder')}
          autosize
          minRows={2}
          maxLength={10_000}
          value={body}
          onChange={(event) => set(event.currentTarget.value)}
        />
        <Group justify="space-between">
          <Group gap="xs">
            <FileButton
              onChange={setFile}
              accept="image/jpeg,image/png,image/webp,.heic,application/pdf,video/mp4"
              inputProps={{ 'aria-label': t('messages.attach') }}
            >
              {(props) => (
                <Button
                  {...props}
                  variant="subtle"
                  size="sm"
                  leftSection={<IconPaperclip size={16} aria-hidden />}
                >
                  {t('messages.attach')}
                </Button>
              )}
            </FileButton>
            {file && <Text size="sm">{file.name}</Text>}
          </Group>
          <Button
            type="submit"
            loading={writing.isPending}
            disabled={!body.trim()}
            leftSection={<IconSend size={16} aria-hidden />}
          >
            {t('messages.send')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

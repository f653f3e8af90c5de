import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client';
import { useLocale } from '../../../ui/locale';
import { ProblemAlert } from '../../../ui/problem-alert';
import { useDraft } from '../../../ui/use-draft';
import { absoluteText } from '../../../ui/when';
import type { Claim } from '../claim';
import { useClaimAction } from './use-claim-action';

/** An appeal goes on the same record; its reason is kept while it is written. */
export function AppealButton({ claim: { id, appealUntil } }: { claim: Claim }) {
  const { t } = useTranslation('shipper');
  const { t: ui } = useTranslation('ui');
  const locale = useLocale();
  const [opened, { open, close }] = useDisclosure();
  const { value: reason, set, discard } = useDraft(`appeal.${id}`, '');
  const appealing = useClaimAction(
    (text: string, headers) =>
      answer(
        api.POST('/api/claims/{id}/appeal', {
          params: { path: { id } },
          body: text ? { reason: text } : {},
          headers,
        }),
      ),
    t('case.done.appeal'),
    () => {
      discard();
      close();
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    appealing.mutate(reason.trim());
  };
  return (
    <>
      <Button onClick={open}>{t('case.next.appeal')}</Button>
      <Modal
        opened={opened}
        onClose={close}
        title={t('appeal.title')}
        size="lg"
        closeButtonProps={{ 'aria-label': ui('close') }}
      >
        <form onSubmit={submit}>
          <Stack>
            <Text size="sm">{t('appeal.text')}</Text>
            {appealUntil && (
              <Text size="sm" fw={600}>
                {t('appeal.until', { when: absoluteText(appealUntil, locale) })}
              </Text>
            )}
            <ProblemAlert error={appealing.error} />
            <Textarea
              label={t('appeal.reason')}
              autosize
              minRows={4}
              maxLength={5000}
              value={reason}
              onChange={(event) => set(event.currentTarget.value)}
              data-autofocus
            />
            <Group justify="flex-end">
              <Button variant="default" onClick={close}>
                {ui('cancel')}
              </Button>
              <Button type="submit" loading={appealing.isPending}>
                {t('appeal.submit')}
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  );
}

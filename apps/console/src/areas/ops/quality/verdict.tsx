import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client';
import type { Got } from '../../../api/query';
import { useIntent } from '../../../api/use-intent';
import { ProblemAlert } from '../../../ui/problem-alert';
import { toast } from '../../../ui/toast';
import { useDraft } from '../../../ui/use-draft';

export type Review = Got<'/api/qa-reviews'>['items'][number];

interface Verdict {
  readonly review: Review;
  readonly verdict: 'agree' | 'disagree';
  readonly reason: string;
}

/** Says whether a second person agrees; what follows from it is told. */
export function useVerdict(onDone?: () => void) {
  const { t } = useTranslation('ops');
  const client = useQueryClient();
  return useIntent(
    ({ review, verdict, reason }: Verdict, headers) =>
      answer(
        api.POST('/api/qa-reviews/{id}', {
          params: { path: { id: review.id } },
          body: { verdict, ...(reason.trim() ? { reason: reason.trim() } : {}) },
          headers,
        }),
      ),
    {
      onSuccess: ({ consequence, number }) => {
        toast.done(t(`quality.done.${consequence ?? 'none'}`, { number }));
        void client.invalidateQueries({ queryKey: ['/api/qa-reviews'] });
        onDone?.();
      },
    },
  );
}

/** To disagree takes a reason. */
export function Disagree({ review, onClose }: { review: Review; onClose: () => void }) {
  const { t } = useTranslation('ops');
  const { t: ui } = useTranslation('ui');
  const draft = useDraft(`quality.${review.id}`, '');
  const { mutate, isPending, error } = useVerdict(() => {
    draft.discard();
    onClose();
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('quality.disagreeTitle', { number: review.number })}
      closeButtonProps={{ 'aria-label': ui('close') }}
    >
      <Stack>
        <Text size="sm" c="dimmed">
          {t('quality.disagreeText')}
        </Text>
        <ProblemAlert error={error} />
        <Textarea
          label={t('quality.why')}
          required
          autosize
          minRows={3}
          maxLength={2_000}
          data-autofocus
          value={draft.value}
          onChange={(event) => draft.set(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {ui('cancel')}
          </Button>
          <Button
            color="bata"
            loading={isPending}
            disabled={draft.value.trim() === ''}
            onClick={() => mutate({ review, verdict: 'disagree', reason: draft.value })}
          >
            {t('quality.disagree')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

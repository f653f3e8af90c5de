import { SegmentedControl, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { against } from '../../../api/against';
import { answer, api } from '../../../api/client';
import { useIntent } from '../../../api/use-intent';
import { PlainForm } from '../../../ui/plain-form';
import { toast } from '../../../ui/toast';
import { useDraft } from '../../../ui/use-draft';
import type { Complaint } from './complaint-card';

const outcomes = ['upheld', 'partly_upheld', 'not_upheld'] as const;
type Outcome = (typeof outcomes)[number];

/** Whether they are right, and what they are told; kept while it is typed. */
export function ComplaintAnswer({ complaint, onClose }: { complaint: Complaint; onClose: () => void }) {
  const { t } = useTranslation('ops');
  const client = useQueryClient();
  const { id, version, number } = complaint;
  const draft = useDraft(`complaint.${id}`, { outcome: 'upheld' as Outcome, text: '' });
  const { outcome, text } = draft.value;
  const { mutate, isPending, error } = useIntent(
    (body: { outcome: Outcome; answer: string }, headers) =>
      answer(
        api.POST('/api/complaints/{id}/answer', {
          params: { path: { id }, header: against(version) },
          body,
          headers,
        }),
      ),
    {
      onSuccess: () => {
        draft.discard();
        toast.done(t('complaints.answered', { number }));
        void client.invalidateQueries({ queryKey: ['/api/complaints'] });
        onClose();
      },
    },
  );
  return (
    <PlainForm
      error={error}
      submit={t('complaints.send')}
      pending={isPending}
      disabled={text.trim() === ''}
      onSubmit={() => mutate({ outcome, answer: text.trim() })}
      onCancel={onClose}
    >
      <SegmentedControl<Outcome>
        size="xs"
        fullWidth
        aria-label={t('complaints.outcomeLabel')}
        value={outcome}
        onChange={(next) => draft.set({ outcome: next, text })}
        data={outcomes.map((value) => ({ value, label: t(`complaints.outcome.${value}`) }))}
      />
      <Textarea
        label={t('complaints.answerLabel')}
        description={t('complaints.answerHint')}
        required
        autosize
        minRows={3}
        maxLength={5_000}
        value={text}
        onChange={(event) => draft.set({ outcome, text: event.currentTarget.value })}
      />
    </PlainForm>
  );
}

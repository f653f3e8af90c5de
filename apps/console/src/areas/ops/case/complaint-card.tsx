import { Button, Group, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client';
import { asProblem } from '../../../api/problem';
import type { Got } from '../../../api/query';
import { useIntent } from '../../../api/use-intent';
import { ClockBadge } from '../../../ui/clock-badge';
import { useProblemText } from '../../../ui/problem-text';
import { toast } from '../../../ui/toast';
import { type Tone, ToneBadge } from '../../../ui/tone-badge';
import { When } from '../../../ui/when';
import { usePeopleNames } from '../desk/use-names';
import classes from './case.module.css';
import { ComplaintAnswer } from './complaint-answer';
import { useCategories } from './use-categories';

export type Complaint = Got<'/api/complaints'>['items'][number];

const tones: Record<Complaint['state'], Tone> = {
  received: 'waits',
  in_progress: 'moves',
  answered: 'done',
  closed: 'still',
};

/** One complaint with its clock, its answer, and what can be done about it now. */
export function ComplaintCard({ complaint, mayAct }: { complaint: Complaint; mayAct: boolean }) {
  const { t } = useTranslation('ops');
  const { text: categoryText } = useCategories();
  const person = usePeopleNames([complaint.complainantId, complaint.handlerId, complaint.answeredBy]);
  const [answering, setAnswering] = useState(false);
  const { number, state, category, text, dueAt, overdue, receivedAt, allowedActions } = complaint;
  const can = (action: 'take' | 'answer') => mayAct && allowedActions.includes(action);
  return (
    <article className={classes.finding} aria-label={number}>
      <Group justify="space-between" gap="xs">
        <Text fw={650} size="sm">
          {number} · {categoryText(category)}
        </Text>
        <Group gap="xs">
          <ToneBadge tone={tones[state]}>{t(`complaints.state.${state}`)}</ToneBadge>
          {dueAt && <ClockBadge dueAt={dueAt} stoppedAt={null} overdue={overdue} />}
        </Group>
      </Group>
      <Text size="sm" mt={6} className={classes.body}>
        {text}
      </Text>
      <Text size="xs" c="dimmed" mt={4}>
        {person(complaint.complainantId)} · <When at={receivedAt} show="both" />
        {complaint.handlerId && ` · ${t('complaints.handledBy', { name: person(complaint.handlerId) })}`}
      </Text>
      {complaint.reopenReason && (
        <Text size="sm" mt="xs">
          {t('complaints.reopened')} “{complaint.reopenReason}”
        </Text>
      )}
      {complaint.answer && complaint.outcome && (
        <div className={classes.answer}>
          <ToneBadge tone="done">{t(`complaints.outcome.${complaint.outcome}`)}</ToneBadge>
          <Text size="sm" mt={4} className={classes.body}>
            {complaint.answer}
          </Text>
          <Text size="xs" c="dimmed" mt={4}>
            {person(complaint.answeredBy)} · <When at={complaint.answeredAt} show="both" />
            {complaint.reopenUntil && (
              <>
                {' · '}
                {t('complaints.reopenUntil')} <When at={complaint.reopenUntil} show="date" />
              </>
            )}
          </Text>
        </div>
      )}
      {!answering && (can('take') || can('answer')) && (
        <Group gap="xs" mt="sm">
          {can('take') && <TakeButton complaint={complaint} />}
          {can('answer') && (
            <Button size="xs" onClick={() => setAnswering(true)}>
              {t('complaints.answer')}
            </Button>
          )}
        </Group>
      )}
      {answering && <ComplaintAnswer complaint={complaint} onClose={() => setAnswering(false)} />}
    </article>
  );
}

function TakeButton({ complaint: { id, number } }: { complaint: Complaint }) {
  const { t } = useTranslation('ops');
  const client = useQueryClient();
  const problemText = useProblemText();
  const { mutate, isPending } = useIntent(
    (_: null, headers) =>
      answer(api.POST('/api/complaints/{id}/take', { params: { path: { id } }, headers })),
    {
      onSuccess: () => {
        toast.done(t('complaints.taken', { number }));
        void client.invalidateQueries({ queryKey: ['/api/complaints'] });
      },
      onError: (error) => toast.failed(problemText(asProblem(error)).text),
    },
  );
  return (
    <Button size="xs" variant="default" loading={isPending} onClick={() => mutate(null)}>
      {t('complaints.take')}
    </Button>
  );
}

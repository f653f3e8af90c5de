import { Button, Select, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client';
import type { Schemas } from '../../../api/paths';
import { useIntent } from '../../../api/use-intent';
import { PlainForm } from '../../../ui/plain-form';
import { toast } from '../../../ui/toast';
import { useDraft } from '../../../ui/use-draft';
import { useCategories } from './use-categories';

type NewComplaint = Schemas['claims']['NewComplaintDto'];

/** For somebody who complains by telephone or letter: the desk writes it down for them. */
export function ComplaintForm({ claimId }: { claimId: string }) {
  const { t } = useTranslation('ops');
  const client = useQueryClient();
  const { categories } = useCategories();
  const draft = useDraft(`complaint.new.${claimId}`, { category: '', text: '' });
  const [opened, setOpened] = useState(draft.restoredAt !== null);
  const { category, text } = draft.value;
  const { mutate, isPending, error } = useIntent(
    (body: NewComplaint, headers) => answer(api.POST('/api/complaints', { body, headers })),
    {
      onSuccess: ({ number }) => {
        draft.discard();
        setOpened(false);
        toast.done(t('complaints.filed', { number }));
        void client.invalidateQueries({ queryKey: ['/api/complaints'] });
      },
    },
  );
  if (!opened) {
    return (
      <Button mt="md" size="sm" variant="default" onClick={() => setOpened(true)}>
        {t('complaints.new')}
      </Button>
    );
  }
  return (
    <PlainForm
      error={error}
      submit={t('complaints.file')}
      pending={isPending}
      disabled={category === '' || text.trim() === ''}
      // The choices are the service's own list.
      onSubmit={() => mutate({ category: category as NewComplaint['category'], text: text.trim(), claimId })}
      onCancel={() => setOpened(false)}
    >
      <Select
        label={t('complaints.category')}
        required
        data={categories}
        value={category || null}
        onChange={(next) => draft.set({ category: next ?? '', text })}
      />
      <Textarea
        label={t('complaints.text')}
        required
        autosize
        minRows={3}
        maxLength={5_000}
        value={text}
        onChange={(event) => draft.set({ category, text: event.currentTarget.value })}
      />
    </PlainForm>
  );
}

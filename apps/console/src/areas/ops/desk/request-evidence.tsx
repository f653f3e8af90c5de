import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client';
import { apiQuery } from '../../../api/query';
import { useIntent } from '../../../api/use-intent';
import { ProblemAlert } from '../../../ui/problem-alert';
import { toast } from '../../../ui/toast';
import { useDraft } from '../../../ui/use-draft';
import { EvidencePicker, nothingAsked } from './evidence-picker';
import { useMissingPapers } from './use-estimate';
import type { ClaimType } from './words';

interface Props {
  readonly claim: { readonly id: string; readonly number: string; readonly type: ClaimType };
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Asks the claimant for evidence; the clocks pause until it comes. */
export function RequestEvidence({ claim, opened, onClose }: Props) {
  const { t } = useTranslation('ops');
  const { t: ui } = useTranslation('ui');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={t('request.title', { number: claim.number })}
      closeButtonProps={{ 'aria-label': ui('close') }}
    >
      <Form key={claim.id} claim={claim} onClose={onClose} />
    </Modal>
  );
}

function Form({ claim: { id, number, type }, onClose }: Omit<Props, 'opened'>) {
  const { t } = useTranslation('ops');
  const { t: ui } = useTranslation('ui');
  const client = useQueryClient();
  const draft = useDraft(`request.${id}`, nothingAsked);
  const { items, note } = draft.value;
  const claim = useQuery(apiQuery('/api/claims/{id}', { params: { path: { id } } }));
  const missing = useMissingPapers(claim.data);
  const { mutate, isPending, error } = useIntent(
    (_: null, headers) =>
      answer(
        api.POST('/api/claims/{id}/evidence-request', {
          params: { path: { id } },
          body: { items: [...items], ...(note.trim() ? { note: note.trim() } : {}) },
          headers,
        }),
      ),
    {
      onSuccess: () => {
        draft.discard();
        toast.done(t('request.done', { number }));
        void client.invalidateQueries({ queryKey: ['/api/claims/{id}'] });
        void client.invalidateQueries({ queryKey: ['/api/claims/{id}/messages'] });
        onClose();
      },
    },
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        mutate(null);
      }}
    >
      <Stack>
        <Text size="sm" c="dimmed">
          {t('request.lead')}
        </Text>
        <ProblemAlert error={error} />
        <EvidencePicker value={draft.value} onChange={draft.set} type={type} missing={missing} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {ui('cancel')}
          </Button>
          <Button type="submit" loading={isPending} disabled={items.length === 0}>
            {t('request.send')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

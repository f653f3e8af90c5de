import { Button, Modal } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { against } from '../../../api/against';
import { answer, api } from '../../../api/client';
import { asProblem } from '../../../api/problem';
import type { Schemas } from '../../../api/paths';
import { ConfirmButton } from '../../../ui/confirm-button';
import { useProblemText } from '../../../ui/problem-text';
import { toast } from '../../../ui/toast';
import { ShownOnce } from './shown-once';

type Endpoint = Schemas['notifications']['EndpointDto'];

/** Switch off and on, a new secret, and the end. */
export function WebhookActions({ endpoint: { id, state, version } }: { endpoint: Endpoint }) {
  const { t } = useTranslation('shipper');
  const { t: ui } = useTranslation('ui');
  const client = useQueryClient();
  const navigate = useNavigate();
  const problemText = useProblemText();
  const path = { id };
  const after = {
    onError: (error: Error) => toast.failed(problemText(asProblem(error)).text),
    onSettled: () =>
      client.invalidateQueries({
        predicate: ({ queryKey }) => String(queryKey[0]).startsWith('/api/webhooks'),
      }),
  };
  const other = state === 'active' ? ('disabled' as const) : ('active' as const);
  const switching = useMutation({
    mutationFn: () =>
      answer(
        api.PATCH('/api/webhooks/{id}', {
          params: { path, header: against(version) },
          body: { state: other },
        }),
      ),
    onSuccess: () => toast.done(t('webhooks.saved')),
    ...after,
  });
  const rotating = useMutation({
    mutationFn: () =>
      answer(api.POST('/api/webhooks/{id}/secret', { params: { path }, body: { keepPreviousHours: 24 } })),
    ...after,
  });
  const removing = useMutation({
    mutationFn: () => answer(api.DELETE('/api/webhooks/{id}', { params: { path } })),
    onSuccess: async () => {
      toast.done(t('webhooks.removed'));
      await navigate('/shipper/developers?tab=webhooks');
    },
    onError: after.onError,
  });
  return (
    <>
      <Button variant="default" loading={switching.isPending} onClick={() => switching.mutate()}>
        {state === 'active' ? t('webhooks.disable') : t('webhooks.enable')}
      </Button>
      <ConfirmButton
        variant="default"
        color="nila"
        question={t('webhooks.rotateQuestion')}
        text={t('webhooks.rotateText')}
        confirm={t('webhooks.rotate')}
        loading={rotating.isPending}
        onConfirm={() => rotating.mutate()}
      >
        {t('webhooks.rotate')}
      </ConfirmButton>
      <ConfirmButton
        variant="light"
        color="bata"
        question={t('webhooks.removeQuestion')}
        text={t('webhooks.removeText')}
        confirm={t('webhooks.remove')}
        loading={removing.isPending}
        onConfirm={() => removing.mutate()}
      >
        {t('webhooks.remove')}
      </ConfirmButton>
      <Modal
        opened={rotating.data !== undefined}
        onClose={rotating.reset}
        title={t('webhooks.secretTitle')}
        closeOnClickOutside={false}
        closeButtonProps={{ 'aria-label': ui('close') }}
      >
        <ShownOnce
          secret={rotating.data?.secret ?? ''}
          text={t('webhooks.secretText')}
          onStored={rotating.reset}
        />
      </Modal>
    </>
  );
}

import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client';
import { asProblem } from '../../../api/problem';
import { useProblemText } from '../../../ui/problem-text';
import { toast } from '../../../ui/toast';
import type { Delivery } from './delivery-log';

/** Sends an event again under the same id; while it is on its way there is nothing to press. */
export function Replay({ delivery: { id, endpointId, state } }: { delivery: Delivery }) {
  const { t } = useTranslation('shipper');
  const client = useQueryClient();
  const problemText = useProblemText();
  const replaying = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/api/webhooks/{id}/deliveries/{deliveryId}/replay', {
          params: { path: { id: endpointId, deliveryId: id } },
        }),
      ),
    onSuccess: () => toast.done(t('webhooks.replayed')),
    onError: (error) => toast.failed(problemText(asProblem(error)).text),
    onSettled: () => client.invalidateQueries({ queryKey: ['/api/webhooks/{id}/deliveries'] }),
  });
  if (state !== 'delivered' && state !== 'failed') return null;
  return (
    <Button
      variant="default"
      size="compact-sm"
      loading={replaying.isPending}
      onClick={() => replaying.mutate()}
    >
      {t('webhooks.replay')}
    </Button>
  );
}

import { Alert, Button, Group } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconSend } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client';
import { ProblemAlert } from '../../../ui/problem-alert';

/** Sends a signed test event to an address and shows what it answered. */
export function TestWebhook({ url }: { url: string }) {
  const { t } = useTranslation('shipper');
  const testing = useMutation({
    mutationFn: () => answer(api.POST('/api/webhooks/test', { body: { url } })),
  });
  const result = testing.data;
  const words = result && {
    text: result.delivered
      ? t('webhooks.testDone', { status: result.status, ms: result.durationMs })
      : result.status === null
        ? t('webhooks.testFailed', { error: result.error ?? '' })
        : t('webhooks.testRefused', { status: result.status }),
    color: result.delivered ? 'pandan' : 'bata',
  };
  return (
    <>
      <Group>
        <Button
          variant="default"
          size="sm"
          disabled={url === ''}
          loading={testing.isPending}
          leftSection={<IconSend size={16} aria-hidden />}
          onClick={() => testing.mutate()}
        >
          {t('webhooks.test')}
        </Button>
      </Group>
      <ProblemAlert error={testing.error} />
      {words && (
        <Alert color={words.color} role="status">
          {words.text}
        </Alert>
      )}
    </>
  );
}

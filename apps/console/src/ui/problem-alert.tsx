import { Alert, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../api/problem';
import { useProblemText } from './problem-text';

/** Above a form whose sending failed; nothing while there is no error. */
export function ProblemAlert({ error, title }: { error: unknown; title?: string }) {
  const { t } = useTranslation('ui');
  const problemText = useProblemText();
  if (!error) return null;
  const { text, requestId } = problemText(asProblem(error));
  return (
    <Alert
      color="bata"
      variant="light"
      role="alert"
      icon={<IconAlertTriangle aria-hidden />}
      title={title ?? t('problem.title')}
    >
      {text}
      {requestId && (
        <Text size="xs" ff="monospace" mt={4}>
          {t('requestId', { id: requestId })}
        </Text>
      )}
    </Alert>
  );
}

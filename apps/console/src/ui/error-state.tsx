import { Button, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../api/problem';
import { useProblemText } from './problem-text';
import classes from './state.module.css';

interface Props {
  readonly error: unknown;
  readonly onRetry?: () => void;
  readonly title?: string;
}

/** In place of what could not be read: what to do about it, and the request's id for whoever asks for help. */
export function ErrorState({ error, onRetry, title }: Props) {
  const { t } = useTranslation('ui');
  const { text, requestId } = useProblemText()(asProblem(error));
  return (
    <Stack className={classes.state} align="center" gap="xs" role="alert">
      <span className={classes.icon} data-wrong>
        <IconAlertTriangle size={26} stroke={1.6} aria-hidden />
      </span>
      <Text fw={650}>{title ?? t('problem.title')}</Text>
      <Text c="dimmed" size="sm" maw="46ch">
        {text}
      </Text>
      {requestId && (
        <Text c="dimmed" size="xs" ff="monospace">
          {t('requestId', { id: requestId })}
        </Text>
      )}
      {onRetry && (
        <Button variant="default" mt="sm" onClick={onRetry}>
          {t('again')}
        </Button>
      )}
    </Stack>
  );
}

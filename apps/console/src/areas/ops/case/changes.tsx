import { Alert, Button } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Claim } from '../desk/words';
import { HistoryList } from './history-list';

interface Props {
  readonly moments: Claim['history'];
  readonly onSeen: () => void;
}

/** Somebody else was faster: what happened since one began, before one decides on it. */
export function Changes({ moments, onSeen }: Props) {
  const { t } = useTranslation('ops');
  return (
    <Alert
      color="soga"
      role="alert"
      icon={<IconArrowsExchange aria-hidden />}
      title={t('changes.title')}
      styles={{ message: { color: 'var(--tn-ink)' } }}
    >
      <p style={{ margin: '0 0 0.75rem' }}>{t('changes.text')}</p>
      <HistoryList moments={moments} label={t('changes.title')} />
      <Button mt="md" size="xs" variant="default" onClick={onSeen}>
        {t('changes.seen')}
      </Button>
    </Alert>
  );
}

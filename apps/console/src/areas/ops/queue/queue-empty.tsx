import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../ui/empty-state';

/** `onShowAll` where filters hide what there is. */
export function QueueEmpty({ onShowAll }: { readonly onShowAll: (() => void) | undefined }) {
  const { t } = useTranslation('ops');
  if (!onShowAll) return <EmptyState title={t('queue.empty')} text={t('queue.emptyText')} />;
  return (
    <EmptyState
      title={t('queue.noMatch')}
      text={t('queue.noMatchText')}
      action={
        <Button variant="default" onClick={onShowAll}>
          {t('queue.showAll')}
        </Button>
      }
    />
  );
}

import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './queue.module.css';

/** Says how many cases are new, and shows them to whoever asks. */
export function FreshNotice({ count, onShow }: { readonly count: number; readonly onShow: () => void }) {
  const { t } = useTranslation('ops');
  return (
    <div role="status">
      {count > 0 && (
        <div className={classes.fresh}>
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconRefresh size={15} aria-hidden />}
            onClick={onShow}
          >
            {t('queue.fresh', { count })}
          </Button>
        </div>
      )}
    </div>
  );
}

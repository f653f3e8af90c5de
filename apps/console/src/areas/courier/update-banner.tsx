import { Alert, Button } from '@mantine/core';
import { IconSparkles } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../offline/use-app';

/** Keeps the application on the phone up to date, when its courier says so. */
export function UpdateBanner() {
  const { t } = useTranslation('courier');
  const { hasUpdate, update } = useApp();
  if (!hasUpdate) return null;
  return (
    <Alert color="nila" icon={<IconSparkles aria-hidden />} title={t('banner.update')}>
      <Button size="md" variant="light" onClick={update}>
        {t('banner.updateButton')}
      </Button>
    </Alert>
  );
}

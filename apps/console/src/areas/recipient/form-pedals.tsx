import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FormProps } from './form-props';

export function FormPedals({ sending, onBack }: Pick<FormProps, 'sending' | 'onBack'>) {
  const { t } = useTranslation('recipient');
  return (
    <Group grow>
      <Button variant="default" size="lg" onClick={onBack} disabled={sending}>
        {t('delivery.back')}
      </Button>
      <Button type="submit" size="lg" loading={sending}>
        {t('delivery.send')}
      </Button>
    </Group>
  );
}

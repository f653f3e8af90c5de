import { notifications } from '@mantine/notifications';
import { i18n } from '../i18n/i18n';

const show = (message: string, color: string): void => {
  notifications.show({
    message,
    color,
    autoClose: 6_000,
    withBorder: true,
    closeButtonProps: { 'aria-label': i18n.t('ui:close') },
  });
};

/** A short word in the corner; screen readers hear it. */
export const toast = {
  done: (message: string) => show(message, 'pandan'),
  failed: (message: string) => show(message, 'bata'),
  said: (message: string) => show(message, 'nila'),
};

import { IconClipboardText } from '@tabler/icons-react';
import { i18n } from '../../i18n/i18n';
import type { Area } from '../../shell/area';

export const courier: Area = {
  name: 'courier',
  roles: ['courier'],
  navigation: [
    { to: '/courier/reports', icon: IconClipboardText, label: () => i18n.t('courier:navigation.reports') },
  ],
  routes: [{ path: 'reports', lazy: () => import('./reports-page') }],
};

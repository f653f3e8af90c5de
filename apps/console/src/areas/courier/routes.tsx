import { IconClipboardText, IconCamera } from '@tabler/icons-react';
import { i18n } from '../../i18n/i18n';
import type { Area } from '../../shell/area';

export const courier: Area = {
  name: 'courier',
  roles: ['courier'],
  navigation: [
    { to: '/courier/reports', icon: IconClipboardText, label: () => i18n.t('courier:navigation.reports') },
    { to: '/courier/report', icon: IconCamera, label: () => i18n.t('courier:navigation.report') },
  ],
  routes: [
    { index: true, lazy: () => import('./home-redirect') },
    { path: 'reports', lazy: () => import('./reports-page') },
    { path: 'reports/:id', lazy: () => import('./sent-page') },
    { path: 'report', lazy: () => import('./new-report') },
    { path: 'report/:clientId', lazy: () => import('./report-page') },
  ],
};

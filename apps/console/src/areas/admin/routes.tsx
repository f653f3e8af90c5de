import { IconUsers } from '@tabler/icons-react';
import { i18n } from '../../i18n/i18n';
import type { Area } from '../../shell/area';

export const admin: Area = {
  name: 'admin',
  roles: ['admin'],
  navigation: [{ to: '/admin/people', icon: IconUsers, label: () => i18n.t('admin:navigation.people') }],
  routes: [{ path: 'people', lazy: () => import('./people-page') }],
};

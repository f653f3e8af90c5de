import { IconCash } from '@tabler/icons-react';
import { i18n } from '../../i18n/i18n';
import type { Area } from '../../shell/area';

export const finance: Area = {
  name: 'finance',
  roles: ['finance', 'admin'],
  navigation: [{ to: '/finance/payouts', icon: IconCash, label: () => i18n.t('finance:navigation.payouts') }],
  routes: [{ path: 'payouts', lazy: () => import('./payouts-page') }],
};

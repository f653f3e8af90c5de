import { IconFileText } from '@tabler/icons-react';
import { i18n } from '../../i18n/i18n';
import type { Area } from '../../shell/area';

export const shipper: Area = {
  name: 'shipper',
  roles: ['shipper'],
  navigation: [
    { to: '/shipper/claims', icon: IconFileText, label: () => i18n.t('shipper:navigation.claims') },
  ],
  routes: [{ path: 'claims', lazy: () => import('./claims-page') }],
};

import { IconInbox } from '@tabler/icons-react';
import { i18n } from '../../i18n/i18n';
import type { Area } from '../../shell/area';

export const ops: Area = {
  name: 'ops',
  roles: ['agent', 'supervisor', 'admin'],
  navigation: [{ to: '/ops/queue', icon: IconInbox, label: () => i18n.t('ops:navigation.queue') }],
  routes: [{ path: 'queue', lazy: () => import('./queue-page') }],
};

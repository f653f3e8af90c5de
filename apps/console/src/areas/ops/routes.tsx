import { IconInbox } from '@tabler/icons-react';
import { i18n } from '../../i18n/i18n';
import type { Area } from '../../shell/area';

export const ops: Area = {
  name: 'ops',
  roles: ['agent', 'supervisor', 'admin', 'finance'],
  navigation: [
    {
      to: '/ops/queue',
      icon: IconInbox,
      label: () => i18n.t('ops:navigation.queue'),
      roles: ['agent', 'supervisor', 'admin'],
    },
  ],
  routes: [
    { path: 'queue', lazy: () => import('./queue/queue-page') },
    { path: 'claims/:id', lazy: () => import('./case/case-page') },
  ],
};

import { IconChartBar, IconChecklist, IconInbox, IconRobot, IconUsers } from '@tabler/icons-react';
import { i18n } from '../../i18n/i18n';
import type { Area } from '../../shell/area';

export const ops: Area = {
  name: 'ops',
  // Finance opens a claim from a payout; the desk's own pages are not theirs.
  roles: ['agent', 'supervisor', 'admin', 'finance'],
  navigation: [
    {
      to: '/ops/queue',
      icon: IconInbox,
      label: () => i18n.t('ops:navigation.queue'),
      roles: ['agent', 'supervisor', 'admin'],
    },
    {
      to: '/ops/board',
      icon: IconChartBar,
      label: () => i18n.t('ops:navigation.board'),
      roles: ['agent', 'supervisor', 'admin'],
    },
    {
      to: '/ops/team',
      icon: IconUsers,
      label: () => i18n.t('ops:navigation.team'),
      roles: ['agent', 'supervisor', 'admin'],
    },
    {
      to: '/ops/quality',
      icon: IconChecklist,
      label: () => i18n.t('ops:navigation.quality'),
      roles: ['agent', 'supervisor', 'admin'],
    },
    {
      to: '/ops/auto-approvals',
      icon: IconRobot,
      label: () => i18n.t('ops:navigation.approvals'),
      roles: ['supervisor', 'admin'],
    },
  ],
  routes: [
    { path: 'queue', lazy: () => import('./queue/queue-page') },
    { path: 'claims/:id', lazy: () => import('./case/case-page') },
    { path: 'board', lazy: () => import('./board/board-page') },
    { path: 'team', lazy: () => import('./team/team-page') },
    { path: 'quality', lazy: () => import('./quality/quality-page') },
    { path: 'auto-approvals', lazy: () => import('./approvals/approvals-page') },
  ],
};

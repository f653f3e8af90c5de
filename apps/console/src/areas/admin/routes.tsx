import {
  IconActivityHeartbeat,
  IconBuildings,
  IconCalendar,
  IconClockHour4,
  IconEraser,
  IconKey,
  IconMail,
  IconMailX,
  IconScale,
  IconTruck,
  IconUsers,
} from '@tabler/icons-react';
import { i18n } from '../../i18n/i18n';
import type { Area } from '../../shell/area';

export const admin: Area = {
  name: 'admin',
  roles: ['admin'],
  navigation: [
    { to: '/admin/people', icon: IconUsers, label: () => i18n.t('admin:navigation.people') },
    {
      to: '/admin/organisations',
      icon: IconBuildings,
      label: () => i18n.t('admin:navigation.organisations'),
    },
    { to: '/admin/api-keys', icon: IconKey, label: () => i18n.t('admin:navigation.keys') },
    { to: '/admin/rule-packs', icon: IconScale, label: () => i18n.t('admin:navigation.packs') },
    { to: '/admin/calendars', icon: IconCalendar, label: () => i18n.t('admin:navigation.calendars') },
    { to: '/admin/sla-policies', icon: IconClockHour4, label: () => i18n.t('admin:navigation.policies') },
    { to: '/admin/carriers', icon: IconTruck, label: () => i18n.t('admin:navigation.carriers') },
    { to: '/admin/templates', icon: IconMail, label: () => i18n.t('admin:navigation.templates') },
    { to: '/admin/erasure', icon: IconEraser, label: () => i18n.t('admin:navigation.erasure') },
    { to: '/admin/dead-letters', icon: IconMailX, label: () => i18n.t('admin:navigation.dead') },
    { to: '/admin/system', icon: IconActivityHeartbeat, label: () => i18n.t('admin:navigation.system') },
  ],
  routes: [
    { path: 'people', lazy: () => import('./people-page') },
    { path: 'organisations', lazy: () => import('./organisations-page') },
    { path: 'api-keys', lazy: () => import('./api-keys-page') },
    { path: 'rule-packs', lazy: () => import('./rule-packs-page') },
    { path: 'calendars', lazy: () => import('./calendars-page') },
    { path: 'sla-policies', lazy: () => import('./sla-policies-page') },
    { path: 'carriers', lazy: () => import('./carriers-page') },
    { path: 'templates', lazy: () => import('./templates-page') },
    { path: 'erasure', lazy: () => import('./erasure-page') },
    { path: 'dead-letters', lazy: () => import('./dead-letters-page') },
    { path: 'system', lazy: () => import('./system-page') },
  ],
};

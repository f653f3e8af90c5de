import {
  IconBuildingBank,
  IconCirclePlus,
  IconCode,
  IconFileText,
  IconFileTypeCsv,
  IconHome,
} from '@tabler/icons-react';
import { i18n } from '../../i18n/i18n';
import type { Area } from '../../shell/area';

export const shipper: Area = {
  name: 'shipper',
  roles: ['shipper'],
  navigation: [
    { to: '/shipper/home', icon: IconHome, label: () => i18n.t('shipper:navigation.home') },
    {
      to: '/shipper/claims',
      icon: IconFileText,
      label: () => i18n.t('shipper:navigation.claims'),
    },
    { to: '/shipper/file', icon: IconCirclePlus, label: () => i18n.t('shipper:navigation.file') },
    { to: '/shipper/imports', icon: IconFileTypeCsv, label: () => i18n.t('shipper:navigation.imports') },
    { to: '/shipper/developers', icon: IconCode, label: () => i18n.t('shipper:navigation.developers') },
    { to: '/shipper/payee', icon: IconBuildingBank, label: () => i18n.t('shipper:navigation.payee') },
  ],
  routes: [
    { path: 'home', lazy: () => import('./home/home-page') },
    { path: 'claims', lazy: () => import('./claims/claims-page') },
    { path: 'claims/:id', lazy: () => import('./case/case-page') },
    { path: 'file', lazy: () => import('./file/file-page') },
    { path: 'imports', lazy: () => import('./imports/imports-page') },
    { path: 'imports/:id', lazy: () => import('./imports/import-page') },
    { path: 'developers', lazy: () => import('./developers/developers-page') },
    { path: 'developers/webhooks/:id', lazy: () => import('./developers/webhook-page') },
    { path: 'payee', lazy: () => import('./payee/payee-page') },
  ],
};

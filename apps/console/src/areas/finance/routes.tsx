import {
  IconAlertTriangle,
  IconBook2,
  IconCash,
  IconChecks,
  IconFileDownload,
  IconFileImport,
  IconRotate2,
} from '@tabler/icons-react';
import { i18n } from '../../i18n/i18n';
import type { Area } from '../../shell/area';

export const finance: Area = {
  name: 'finance',
  roles: ['finance', 'supervisor', 'admin'],
  navigation: [
    {
      to: '/finance/approvals',
      icon: IconChecks,
      label: () => i18n.t('finance:navigation.approvals'),
      roles: ['finance', 'supervisor'],
    },
    { to: '/finance/payouts', icon: IconCash, label: () => i18n.t('finance:navigation.payouts') },
    {
      to: '/finance/bank-files',
      icon: IconFileDownload,
      label: () => i18n.t('finance:navigation.files'),
      roles: ['finance'],
    },
    {
      to: '/finance/statements',
      icon: IconFileImport,
      label: () => i18n.t('finance:navigation.statements'),
      roles: ['finance'],
    },
    {
      to: '/finance/mismatches',
      icon: IconAlertTriangle,
      label: () => i18n.t('finance:navigation.mismatches'),
      roles: ['finance'],
    },
    {
      to: '/finance/ledger',
      icon: IconBook2,
      label: () => i18n.t('finance:navigation.ledger'),
      roles: ['finance', 'admin'],
    },
    {
      to: '/finance/recoveries',
      icon: IconRotate2,
      label: () => i18n.t('finance:navigation.recoveries'),
      roles: ['finance'],
    },
  ],
  routes: [
    { path: 'approvals', lazy: () => import('./approvals-page') },
    { path: 'payouts', lazy: () => import('./payouts-page') },
    { path: 'payouts/:id', lazy: () => import('./payout-page') },
    { path: 'bank-files', lazy: () => import('./bank-files-page') },
    { path: 'bank-files/:id', lazy: () => import('./bank-file-page') },
    { path: 'statements', lazy: () => import('./statements-page') },
    { path: 'statements/:id', lazy: () => import('./statement-page') },
    { path: 'mismatches', lazy: () => import('./mismatches-page') },
    { path: 'ledger', lazy: () => import('./ledger-page') },
    { path: 'recoveries', lazy: () => import('./recoveries-page') },
  ],
};

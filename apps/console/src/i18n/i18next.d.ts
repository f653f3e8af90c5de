import 'i18next';
import type { admin } from './en/admin';
import type { courier } from './en/courier';
import type { finance } from './en/finance';
import type { ops } from './en/ops';
import type { problems } from './en/problems';
import type { recipient } from './en/recipient';
import type { shell } from './en/shell';
import type { shipper } from './en/shipper';
import type { ui } from './en/ui';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'shell';
    resources: {
      admin: typeof admin;
      courier: typeof courier;
      finance: typeof finance;
      ops: typeof ops;
      problems: typeof problems;
      recipient: typeof recipient;
      shell: typeof shell;
      shipper: typeof shipper;
      ui: typeof ui;
    };
  }
}

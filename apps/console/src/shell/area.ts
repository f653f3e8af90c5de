import type { TablerIcon } from '@tabler/icons-react';
import type { RouteObject } from 'react-router';
import type { Role } from '../session/person';

export type AreaName = 'shipper' | 'courier' | 'ops' | 'finance' | 'admin';

export interface NavigationItem {
  readonly to: string;
  readonly icon: TablerIcon;
  /** `() => i18n.t('ops:navigation.queue')`; asked again when the language changes. */
  readonly label: () => string;
  /** Narrower than the area's. */
  readonly roles?: readonly Role[];
}

/** One kind of person's part of the console: what they may open below `/<name>`, and what stands in the navigation. */
export interface Area {
  readonly name: AreaName;
  readonly roles: readonly Role[];
  /** The first is where the person lands after signing in. */
  readonly navigation: readonly [NavigationItem, ...NavigationItem[]];
  /** Below `/<name>`; each page by `lazy`, so that nobody fetches another area's code. */
  readonly routes: readonly RouteObject[];
}

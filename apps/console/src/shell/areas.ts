import { admin } from '../areas/admin/routes';
import { courier } from '../areas/courier/routes';
import { finance } from '../areas/finance/routes';
import { ops } from '../areas/ops/routes';
import { shipper } from '../areas/shipper/routes';
import { hasRole, type Person } from '../session/person';
import type { Area } from './area';

/** In this order they stand in the navigation of somebody with several roles. */
export const areas: readonly Area[] = [ops, shipper, courier, finance, admin];

export const areasOf = (person: Person): readonly Area[] =>
  areas.filter(({ roles }) => hasRole(person, roles));

export const navigationOf = (person: Person) =>
  areasOf(person).flatMap(({ navigation }) =>
    navigation.filter(({ roles }) => !roles || hasRole(person, roles)),
  );

/** Where a person begins. */
export const homeOf = (person: Person): string => navigationOf(person)[0]?.to ?? '/nowhere';

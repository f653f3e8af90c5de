import { Outlet } from 'react-router';
import { useTranslation } from 'react-i18next';
import { hasRole } from '../session/person';
import { usePerson } from '../session/session';
import type { Area } from './area';
import { NoPermission } from './no-permission';

/** Shows an area to its roles, after its dictionary has come. */
export function AreaGate({ area }: { area: Area }) {
  const person = usePerson();
  useTranslation(area.name);
  return hasRole(person, area.roles) ? <Outlet /> : <NoPermission />;
}

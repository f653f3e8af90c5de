import { Navigate } from 'react-router';
import { usePerson } from '../session/session';
import { homeOf } from './areas';
import { NotFound } from './not-found';

export function HomeRedirect() {
  const home = homeOf(usePerson());
  return home === '/nowhere' ? <NotFound /> : <Navigate to={home} replace />;
}

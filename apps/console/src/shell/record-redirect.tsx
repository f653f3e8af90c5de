import { Navigate, useLocation, useParams } from 'react-router';
import { hasRole, type Person } from '../session/person';
import { usePerson } from '../session/session';

const claimHome = (person: Person): string =>
  hasRole(person, ['agent', 'supervisor', 'admin', 'finance']) ? '/ops/claims' : '/shipper/claims';

/** `/claims/:id` stands in messages and webhooks; each reader has an own page for it. */
export function ClaimRedirect() {
  const { id = '' } = useParams();
  const { search } = useLocation();
  return <Navigate to={`${claimHome(usePerson())}/${id}${search}`} replace />;
}

export function NewClaimRedirect() {
  const { search } = useLocation();
  return <Navigate to={`/shipper/file${search}`} replace />;
}

/** A file of claims; messages lead here when it has been read. */
export function ImportRedirect() {
  const { id = '' } = useParams();
  return <Navigate to={`/shipper/imports/${id}`} replace />;
}

export function PayoutRedirect() {
  const { id = '' } = useParams();
  return <Navigate to={`/finance/payouts/${id}`} replace />;
}

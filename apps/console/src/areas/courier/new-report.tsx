import { useState } from 'react';
import { Navigate } from 'react-router';

/** Gives a new report its id at once, so that the address names it from the first word on. */
export function Component() {
  const [clientId] = useState(() => crypto.randomUUID());
  return <Navigate to={`/courier/report/${clientId}`} replace />;
}

import { useEffect } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { onSessionEnd } from '../api/signed-in-fetch';
import { SignInAgain } from './sign-in-again';
import { askToSignIn } from './sign-in-request';
import { useSession } from './session';

/** Everything behind it needs somebody signed in; who is not gets there after signing in. */
export function RequireSession() {
  const person = useSession();
  const { pathname, search } = useLocation();
  useEffect(() => {
    onSessionEnd(person ? askToSignIn : null);
    return () => onSessionEnd(null);
  }, [person]);
  if (!person) {
    const next = pathname === '/' ? '' : `?next=${encodeURIComponent(pathname + search)}`;
    return <Navigate to={`/sign-in${next}`} replace />;
  }
  return (
    <>
      <Outlet />
      <SignInAgain />
    </>
  );
}

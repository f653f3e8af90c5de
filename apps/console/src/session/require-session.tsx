import { lazy, Suspense, useEffect } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { onSessionEnd } from '../api/signed-in-fetch';
import { askToSignIn, useIsAskedToSignIn } from './sign-in-request';
import { useSession } from './session';

// Fetched when a session ends, which is seldom; the first page is lighter for it.
const SignInAgain = lazy(async () => ({ default: (await import('./sign-in-again')).SignInAgain }));

/** Everything behind it needs somebody signed in; who is not gets there after signing in. */
export function RequireSession() {
  const person = useSession();
  const { pathname, search } = useLocation();
  const asked = useIsAskedToSignIn();
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
      <Suspense>{asked && <SignInAgain />}</Suspense>
    </>
  );
}

import { useTranslation } from 'react-i18next';
import { Navigate, useSearchParams } from 'react-router';
import { Door } from './door';
import { nextPath } from './next-path';
import { useSession } from './session';
import { SignInForm } from './sign-in-form';

export function Component() {
  const { t } = useTranslation();
  const person = useSession();
  const [search] = useSearchParams();
  // Signing in fills the session, and this line leads on.
  if (person) return <LeadOn to={nextPath(search)} />;
  return (
    <Door title={t('signIn.title')} lead={t('signIn.lead')}>
      <SignInForm onSignedIn={() => undefined} />
    </Door>
  );
}

/** The queue board and the API reference are pages of the gateway and not of this application. */
function LeadOn({ to }: { to: string }) {
  if (/^\/(board|docs)\b/.test(to)) {
    location.replace(to);
    return null;
  }
  return <Navigate to={to} replace />;
}

import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { answer, api } from '../api/client';
import { ApiProblem } from '../api/problem';
import { queryClient } from '../api/query-client';
import { chooseLanguage } from '../i18n/i18n';
import { chosenLanguage } from '../i18n/languages';
import type { Person } from './person';
import { forgetSignIn, hasSignedIn, rememberSignIn } from './sign-in-trace';

/** What a courier's phone keeps; fetched apart, so that nobody else carries it. */
const phone = () => import('../offline/who');

/** The person behind this browser's cookie; null for nobody. */
export const sessionQuery = queryOptions({
  queryKey: ['/api/session'],
  queryFn: async (): Promise<Person | null> => {
    if (!hasSignedIn()) return null;
    try {
      const person = await answer(api.GET('/api/session'));
      void phone().then(({ rememberPerson }) => rememberPerson(person));
      return person;
    } catch (error) {
      const status = error instanceof ApiProblem ? error.status : null;
      if (status === 401) return forgetSignIn();
      // Without a network a courier goes on writing reports; everybody else sees that there is none.
      const known = status === 0 ? await phone().then(({ knownPerson }) => knownPerson()) : null;
      if (known) return known;
      throw error;
    }
  },
  staleTime: 60_000,
  // Asked without a network as well: the phone may know the answer.
  networkMode: 'always',
  meta: { live: false },
});

export const useSession = (): Person | null => useSuspenseQuery(sessionQuery).data;

/** The person, on every page behind the sign-in. */
export function usePerson(): Person {
  const person = useSession();
  if (!person) throw new Error('usePerson() outside of RequireSession: nobody is signed in here.');
  return person;
}

export async function signIn(email: string, password: string): Promise<Person | null> {
  await answer(api.POST('/api/session', { body: { email, password } }));
  rememberSignIn();
  const person = await queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 });
  // Until somebody chooses on this browser, everybody reads in the language of their account.
  if (person && !chosenLanguage()) await chooseLanguage(person.locale);
  return person;
}

/** Signs out; the page is loaded anew, which forgets everything that was read. */
export async function signOut(): Promise<void> {
  await answer(api.DELETE('/api/session'));
  forgetSignIn();
  await phone().then(({ forgetPerson }) => forgetPerson());
  window.location.replace('/sign-in');
}

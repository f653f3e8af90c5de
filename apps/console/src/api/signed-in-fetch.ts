import { unreachable } from './problem';

type SignIn = () => Promise<void>;

let signInAgain: SignIn | null = null;

/** The session says here how a person signs in again, once somebody has signed in. */
export const onSessionEnd = (ask: SignIn | null): void => {
  signInAgain = ask;
};

/**
 * Fetches; a session that ended meanwhile is renewed over the open page and the same request sent once more, so that
 * nothing that was typed is lost.
 */
export async function signedInFetch(request: Request): Promise<Response> {
  const again = request.clone();
  const answer = await reach(request);
  if (answer.status !== 401 || !signInAgain || isSession(request)) return answer;
  await signInAgain();
  return reach(again);
}

async function reach(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    if (request.signal.aborted) throw error;
    throw unreachable();
  }
}

const isSession = (request: Request): boolean => new URL(request.url).pathname === '/api/session';

import { useCallback } from 'react';
import { askToSignIn } from '../../session/sign-in-request';

/** Opens the sign-in over the page; what waits goes out as soon as it succeeded. */
export const useSignInAgain = (onSignedIn: () => void): (() => void) =>
  useCallback(() => void askToSignIn().then(onSignedIn), [onSignedIn]);

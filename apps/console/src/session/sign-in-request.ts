import { useSyncExternalStore } from 'react';

/* The session ended while somebody works: requests wait here until the person has signed in again. */

interface Waiting {
  readonly done: Promise<void>;
  readonly signedIn: () => void;
}

let waiting: Waiting | null = null;
const listeners = new Set<() => void>();
const tell = (): void => listeners.forEach((listener) => listener());

/** Opens the dialog, once however many requests ask, and resolves after signing in. */
export function askToSignIn(): Promise<void> {
  if (!waiting) {
    let signedIn = (): void => undefined;
    const done = new Promise<void>((resolve) => (signedIn = resolve));
    waiting = { done, signedIn };
    tell();
  }
  return waiting.done;
}

export function signedInAgain(): void {
  waiting?.signedIn();
  waiting = null;
  tell();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useIsAskedToSignIn = (): boolean => useSyncExternalStore(subscribe, () => waiting !== null);

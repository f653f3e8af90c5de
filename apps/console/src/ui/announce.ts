import { useSyncExternalStore } from 'react';

/* What the live region says. One page-wide region, polite: it never interrupts. */
let said = '';
const listeners = new Set<() => void>();

/** Lets a screen reader say something without a visible change. */
export function announce(text: string): void {
  // The same words again would be no change and stay unsaid.
  said = text === said ? `${text}\u00a0` : text;
  listeners.forEach((listener) => listener());
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useAnnouncement = (): string => useSyncExternalStore(subscribe, () => said);

import { useEffect, useRef, useSyncExternalStore } from 'react';

export type Keys = Readonly<Record<string, () => void>>;

/* Single keys are a help to many and a trap to some (speech input): they can be switched off, WCAG 2.1.4. */
const stored = 'tuntas.keys';
const listeners = new Set<() => void>();

export const keysAreOn = (): boolean => localStorage.getItem(stored) !== 'off';

export function switchKeys(on: boolean): void {
  localStorage.setItem(stored, on ? 'on' : 'off');
  listeners.forEach((listener) => listener());
}

export const useKeysAreOn = (): boolean =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, keysAreOn);

const typing = 'input:not([type="checkbox"]):not([type="radio"]), textarea, select, [contenteditable="true"]';
const pressed = 'a, button, summary, [role="menuitem"], [role="option"]';

const isForSomethingElse = (event: KeyboardEvent): boolean => {
  const { target } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return true;
  if (document.querySelector('[role="dialog"][aria-modal="true"], [role="menu"]')) return true;
  if (!(target instanceof Element)) return false;
  if (target.closest(typing)) return true;
  return (event.key === 'Enter' || event.key === ' ') && target.closest(pressed) !== null;
};

/** Keys of a page, by what they type (`j`, `?`, `Enter`); not while somebody types or a dialog is open. */
export function useKeys(keys: Keys): void {
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const act = current.current[event.key];
      if (!act || isForSomethingElse(event)) return;
      if (event.key.length === 1 && event.key !== '?' && !keysAreOn()) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, []);
}

import { useSyncExternalStore } from 'react';

const subscribe = (changed: () => void) => {
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  return () => {
    window.removeEventListener('online', changed);
    window.removeEventListener('offline', changed);
  };
};

/** Whether the browser believes that there is a network; it may be wrong about "yes", never about "no". */
export const useOnline = (): boolean => useSyncExternalStore(subscribe, () => navigator.onLine);

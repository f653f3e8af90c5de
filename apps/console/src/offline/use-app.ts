import { useEffect, useState } from 'react';

interface App {
  /** A new version waits to take over. */
  readonly hasUpdate: boolean;
  readonly update: () => void;
}

/** Puts this application on the phone, and says when a newer one is there; it takes over when asked, never midway. */
export function useApp(): App {
  const [waiting, setWaiting] = useState<ServiceWorker | null>(null);
  useEffect(() => {
    const { serviceWorker } = navigator;
    if (!serviceWorker || import.meta.env.DEV) return undefined;
    let current = true;
    let registration: ServiceWorkerRegistration | undefined;
    const look = () => {
      // The first one has nobody to take over from.
      if (current && serviceWorker.controller) setWaiting(registration?.waiting ?? null);
    };
    const found = () => registration?.installing?.addEventListener('statechange', look);
    const whenSeen = () => {
      if (document.visibilityState === 'visible') registration?.update().catch(() => undefined);
    };
    serviceWorker
      .register('/service-worker.js')
      .then((registered) => {
        registration = registered;
        registered.addEventListener('updatefound', found);
        look();
      })
      .catch(() => undefined);
    document.addEventListener('visibilitychange', whenSeen);
    return () => {
      current = false;
      registration?.removeEventListener('updatefound', found);
      document.removeEventListener('visibilitychange', whenSeen);
    };
  }, []);

  const update = () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    waiting?.postMessage('take over');
  };
  return { hasUpdate: waiting !== null, update };
}

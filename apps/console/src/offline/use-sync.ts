import { useCallback, useEffect, useState } from 'react';
import { syncInBackground } from './background';
import { onChange } from './changes';
import type { StoredReport } from './report';
import { reportsOf } from './reports';
import { nextTryOf, syncReports } from './sync';

/** A person's reports on this phone, as they change in this tab, another one or the service worker. */
export function useReports(personId: string): {
  readonly reports: readonly StoredReport[] | null;
  readonly sending: string | null;
} {
  const [reports, setReports] = useState<readonly StoredReport[] | null>(null);
  const [sending, setSending] = useState<string | null>(null);
  useEffect(() => {
    let current = true;
    const read = () =>
      void reportsOf(personId).then((found) => {
        if (current) setReports(found);
      });
    read();
    const stop = onChange((change) => {
      setSending(change.kind === 'sending' ? change.clientId : null);
      if (change.kind === 'changed') read();
    });
    return () => {
      current = false;
      stop();
    };
  }, [personId]);
  return { reports, sending };
}

/** Sends at the start, when the network or the person comes back, and when the next try is due. */
export function useSync(reports: readonly StoredReport[] | null): () => void {
  const now = useCallback(() => void syncReports({ atOnce: true }).catch(() => undefined), []);
  useEffect(() => {
    now();
    const whenSeen = () => document.visibilityState === 'visible' && now();
    window.addEventListener('online', now);
    document.addEventListener('visibilitychange', whenSeen);
    return () => {
      window.removeEventListener('online', now);
      document.removeEventListener('visibilitychange', whenSeen);
    };
  }, [now]);

  const next = reports ? nextTryOf(reports)?.getTime() : undefined;
  useEffect(() => {
    if (next === undefined) return undefined;
    void syncInBackground();
    const timer = setTimeout(
      () => void syncReports().catch(() => undefined),
      Math.max(0, next - Date.now()) + 50,
    );
    return () => clearTimeout(timer);
  }, [next]);
  return now;
}

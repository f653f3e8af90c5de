import { useCallback, useEffect, useRef, useState } from 'react';
import { isStorageFull } from '../../offline/database';
import { isBlank, newReport, type Report, type StoredReport } from '../../offline/report';
import { changeReport, findReport, saveReport } from '../../offline/reports';
import { usePerson } from '../../session/session';

interface OpenReport {
  /** Null while the phone is being asked. */
  readonly stored: StoredReport | null;
  /** The last change found no room. */
  readonly full: boolean;
  readonly change: (more: Partial<Report>) => void;
}

/** One report as it is written: every change is on the phone before the next one. */
export function useReport(clientId: string): OpenReport {
  const person = usePerson();
  const [stored, setStored] = useState<StoredReport | null>(null);
  const [full, setFull] = useState(false);
  const latest = useRef<StoredReport | null>(null);
  const writing = useRef(Promise.resolve());

  const { personId, name } = person;
  useEffect(() => {
    let current = true;
    void findReport(clientId).then((found) => {
      if (!current) return;
      const own = found?.personId === personId ? found : undefined;
      latest.current = own ?? newReport(clientId, { personId, name }, new Date());
      setStored(latest.current);
    });
    return () => {
      current = false;
    };
  }, [clientId, personId, name]);

  const change = useCallback((more: Partial<Report>) => {
    if (!latest.current) return;
    const next = {
      ...latest.current,
      report: { ...latest.current.report, ...more },
      changedAt: new Date().toISOString(),
    };
    latest.current = next;
    setStored(next);
    // One after the other: a slow phone must not end with an older word.
    writing.current = writing.current.then(() =>
      write(next).then(
        () => setFull(false),
        (error: unknown) => setFull(isStorageFull(error)),
      ),
    );
  }, []);
  return { stored, full, change };
}

async function write(next: StoredReport): Promise<void> {
  const { clientId, report } = next;
  if (await findReport(clientId)) {
    // What waits or is sent is changed by nobody any more.
    await changeReport(clientId, (now) => (now.state === 'draft' ? next : null));
  } else if (!isBlank(report)) {
    await saveReport(next);
  }
}

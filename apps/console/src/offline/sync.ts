import { announce } from './changes';
import { afterFailure, type Answer, isDue } from './outcome';
import type { StoredReport } from './report';
import { changeReport, forgetOldReceipts, keepReceipt, waitingReports } from './reports';
import { sendReport, whoIsSignedIn } from './send';
import { knownPerson } from './who';

const lock = 'tuntas-sync';

let queued: Promise<number> | null = null;

/**
 * Sends what waits, oldest first, one after the other. Of all tabs and the service worker only one does so at a time;
 * the others wait their turn and find nothing left to do. Answers how many still wait.
 */
export function syncReports({ atOnce = false } = {}): Promise<number> {
  queued ??= navigator.locks.request(lock, async () => {
    queued = null;
    const person = await knownPerson();
    if (!person) return 0;
    await sendAll(person.personId, atOnce);
    return (await waitingReports(person.personId)).length;
  });
  return queued;
}

async function sendAll(personId: string, atOnce: boolean): Promise<void> {
  await forgetOldReceipts(new Date());
  const tried = new Set<string>();
  let signedIn = false;
  for (;;) {
    // Asked anew each time: one may have been written, sent or taken back while another was on its way.
    const due = (await waitingReports(personId)).find(
      (stored) => !tried.has(stored.clientId) && isDue(stored, new Date(), atOnce),
    );
    if (!due) return;
    tried.add(due.clientId);
    const refusal = signedIn ? null : await refusalOf(personId);
    if (refusal) return void (await noteFailure(due, refusal.answer));
    signedIn = true;
    if (!(await sendOne(due))) return;
  }
}

const mustSignIn: Answer = { status: 401, code: 'auth.token_missing', fields: [], retryAfter: null };

/** A report goes in the name of who wrote it, or not at all. */
async function refusalOf(personId: string): Promise<{ answer: Answer | null } | null> {
  const who = await whoIsSignedIn();
  if (who === 'unreachable') return { answer: null };
  return who === personId ? null : { answer: mustSignIn };
}

/** Whether it is worth going on with the next one. */
async function sendOne(stored: StoredReport): Promise<boolean> {
  announce({ kind: 'sending', clientId: stored.clientId });
  const sent = await sendReport(stored);
  if ('receipt' in sent) {
    const { receipt } = sent;
    const changedAt = receipt.at;
    await keepReceipt({ ...stored, state: 'sent', receipt, problem: null, nextTryAt: null, changedAt });
    return true;
  }
  await noteFailure(stored, sent.answer);
  return sent.answer !== null && sent.answer.status !== 401;
}

async function noteFailure({ clientId }: StoredReport, answer: Answer | null): Promise<void> {
  const moment = { now: new Date(), random: Math.random() };
  await changeReport(clientId, (current) =>
    current.state === 'waiting' ? afterFailure(current, answer, moment) : null,
  );
}

/** When the next of them is due, for a timer; null when nothing waits for a clock. */
export function nextTryOf(reports: readonly StoredReport[]): Date | null {
  const due = reports.flatMap(({ state, nextTryAt }) =>
    state === 'waiting' && nextTryAt ? [nextTryAt] : [],
  );
  const [first] = due.sort();
  return first ? new Date(first) : null;
}

import { announce } from './changes';
import { database, type StoredPhoto } from './database';
import type { StoredReport } from './report';

const KEPT_AFTER_SENDING_MS = 30 * 24 * 3_600_000;

/** One person's reports on this phone, the newest first. */
export async function reportsOf(personId: string): Promise<StoredReport[]> {
  const all = await (await database()).getAll('reports');
  return all
    .filter((stored) => stored.personId === personId)
    .sort((a, b) => b.startedAt.localeCompare(a.startedAt));
}

export const findReport = async (clientId: string): Promise<StoredReport | undefined> =>
  (await database()).get('reports', clientId);

export async function saveReport(stored: StoredReport): Promise<void> {
  await (await database()).put('reports', stored);
  announce({ kind: 'changed' });
}

/**
 * Changes a report as it is now, in one transaction: a tab that writes late never brings back what another one has
 * sent. `change` answers null to leave it alone.
 */
export async function changeReport(
  clientId: string,
  change: (now: StoredReport) => StoredReport | null,
): Promise<StoredReport | null> {
  const transaction = (await database()).transaction('reports', 'readwrite');
  const now = await transaction.store.get(clientId);
  const next = now ? change(now) : null;
  if (next) await transaction.store.put(next);
  await transaction.done;
  if (next) announce({ kind: 'changed' });
  return next;
}

export async function waitingReports(personId: string): Promise<StoredReport[]> {
  const waiting = await (await database()).getAllFromIndex('reports', 'state', 'waiting');
  return waiting
    .filter((stored) => stored.personId === personId)
    .sort((a, b) => a.startedAt.localeCompare(b.startedAt));
}

export async function savePhoto(photo: StoredPhoto): Promise<void> {
  await (await database()).put('photos', photo);
}

export const findPhoto = async (id: string): Promise<StoredPhoto | undefined> =>
  (await database()).get('photos', id);

export const deletePhoto = async (id: string): Promise<void> => (await database()).delete('photos', id);

/** Forgets a report and its photos. */
export async function deleteReport(clientId: string): Promise<void> {
  const transaction = (await database()).transaction(['reports', 'photos'], 'readwrite');
  await transaction.objectStore('reports').delete(clientId);
  const photos = transaction.objectStore('photos');
  for (const id of await photos.index('clientId').getAllKeys(clientId)) await photos.delete(id);
  await transaction.done;
  announce({ kind: 'changed' });
}

/** The server has it: the receipt stays for a month, the photos make room. */
export async function keepReceipt(sent: StoredReport): Promise<void> {
  const transaction = (await database()).transaction(['reports', 'photos'], 'readwrite');
  await transaction.objectStore('reports').put(sent);
  const photos = transaction.objectStore('photos');
  for (const id of await photos.index('clientId').getAllKeys(sent.clientId)) await photos.delete(id);
  await transaction.done;
  announce({ kind: 'changed' });
}

export async function forgetOldReceipts(now: Date): Promise<void> {
  const sent = await (await database()).getAllFromIndex('reports', 'state', 'sent');
  const before = new Date(now.getTime() - KEPT_AFTER_SENDING_MS).toISOString();
  for (const { clientId, changedAt } of sent) if (changedAt < before) await deleteReport(clientId);
}

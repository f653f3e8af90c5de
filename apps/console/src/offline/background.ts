interface SyncManager {
  register(tag: string): Promise<void>;
}

export const SYNC_TAG = 'tuntas-reports';

/** Asks the browser to send what waits as soon as there is a network, even when this page is closed by then. */
export async function syncInBackground(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration();
  const manager = (registration as { sync?: SyncManager } | undefined)?.sync;
  // Not every browser has it, and a private window refuses it; then the next visit sends.
  await manager?.register(SYNC_TAG).catch(() => undefined);
}

/** Asks that reports are not cleared when the phone runs out of room. */
export async function keepStorage(): Promise<void> {
  if (!(await navigator.storage?.persisted?.())) await navigator.storage?.persist?.();
}

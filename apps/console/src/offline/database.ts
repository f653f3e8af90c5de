import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { StoredReport } from './report';

/** A compressed photo; the bytes as they are, because a Blob does not survive in every browser's database. */
export interface StoredPhoto {
  readonly id: string;
  readonly clientId: string;
  readonly bytes: ArrayBuffer;
}

interface OfflineSchema extends DBSchema {
  reports: { key: string; value: StoredReport; indexes: { state: StoredReport['state'] } };
  photos: { key: string; value: StoredPhoto; indexes: { clientId: string } };
  facts: { key: string; value: unknown };
}

let opening: Promise<IDBPDatabase<OfflineSchema>> | null = null;

/** The phone's own storage: pages and the service worker open the same one. */
export function database(): Promise<IDBPDatabase<OfflineSchema>> {
  opening ??= openDB<OfflineSchema>('tuntas-offline', 1, {
    upgrade(db) {
      db.createObjectStore('reports', { keyPath: 'clientId' }).createIndex('state', 'state');
      db.createObjectStore('photos', { keyPath: 'id' }).createIndex('clientId', 'clientId');
      db.createObjectStore('facts');
    },
    // Another tab has a newer version of this page: let it through, and open again when asked.
    blocking: (_current, _blocked, event) => {
      (event.target as IDBDatabase).close();
      opening = null;
    },
    terminated: () => {
      opening = null;
    },
  }).catch((error: unknown) => {
    opening = null;
    throw error;
  });
  return opening;
}

/** The phone has no room left: nothing was written. */
export const isStorageFull = (error: unknown): boolean =>
  error instanceof DOMException && (error.name === 'QuotaExceededError' || error.code === 22);

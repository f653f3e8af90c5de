import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

interface Store extends DBSchema {
  files: { key: string; value: DraftFile; indexes: { draft: string } };
}

/** A file of a draft, kept on this device until it has been sent. */
export interface DraftFile {
  readonly id: string;
  readonly draft: string;
  readonly kind: string;
  readonly file: File;
}

let opened: Promise<IDBPDatabase<Store>> | undefined;

const database = () =>
  (opened ??= openDB<Store>('tuntas-drafts', 1, {
    upgrade: (db) => void db.createObjectStore('files', { keyPath: 'id' }).createIndex('draft', 'draft'),
  }));

/** In the order they were added. */
export const draftFiles = async (draft: string): Promise<DraftFile[]> => {
  const files = await (await database()).getAllFromIndex('files', 'draft', draft);
  return files.sort((one, other) => one.id.localeCompare(other.id));
};

export const keepDraftFile = async (file: DraftFile): Promise<void> => {
  await (await database()).put('files', file);
};

export const dropDraftFile = async (id: string): Promise<void> => (await database()).delete('files', id);

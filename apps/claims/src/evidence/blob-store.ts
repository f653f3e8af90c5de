import type { Readable } from 'node:stream';

export interface Blob {
  readonly stream: Readable;
  readonly length: number;
}

/** Where content lies, by its SHA-256: written once, never changed. Local disk or S3, by configuration. */
export interface BlobStore {
  /** Moves a complete local file into the store; one that is there already stays as it is. */
  keep(path: string, sha256: string): Promise<void>;
  /** Throws when it is not there. */
  open(sha256: string): Promise<Blob>;
  /** For what is deleted on schedule; nothing happens when it is gone already. */
  remove(sha256: string): Promise<void>;
}

export const BLOB_STORE = Symbol('claims:blob-store');

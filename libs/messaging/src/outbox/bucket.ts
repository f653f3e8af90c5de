import { crc32 } from 'node:zlib';

/** A subject's bucket never changes: rows written before an upgrade must stay in order with those after it. */
export const BUCKETS = 16;

/** The relay bucket of a subject, 0 to 15. */
export const bucketOf = (subject: string): number => crc32(subject) % BUCKETS;

import { randomUUID } from 'node:crypto';

/** A consumer group for one life of one process; the broker forgets it when the process is gone. */
export const uniqueGroup = (prefix: string): string => `${prefix}.gateway.live.${randomUUID()}`;

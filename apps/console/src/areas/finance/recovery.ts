import type { Got } from '../../api/query';

/** Money that somebody owes back. */
export type Recovery = Got<'/api/recoveries'>['items'][number];

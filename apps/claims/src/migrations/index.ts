import type { Migration } from '@tuntas/platform';
import { ClaimsSpine1764000000000 } from './1764000000000-claims-spine';

/** In the order in which they run. */
export const migrations: Migration[] = [ClaimsSpine1764000000000];

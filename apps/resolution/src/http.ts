import type { HttpOptions } from '@tuntas/platform';

/** Callbacks are signed over their bytes; a statement of a busy month is some megabytes of text. */
export const http: HttpOptions = { rawBody: true, bodyLimit: 8 * 1024 * 1024 };

import { defineConfig } from '@tuntas/platform';
import { z } from 'zod';

const bytes = (mebibytes: number) =>
  z.coerce
    .number()
    .int()
    .positive()
    .default(mebibytes * 1024 * 1024);

/** What the claims service takes from its environment beside the common variables. */
export const claimsConfig = defineConfig({
  /** Signs links for people without an account; notifications has the same one. */
  LINK_SECRET: z.string().min(32),
  CLAIM_IMPORT_MAX_BYTES: bytes(100),
  CLAIM_IMPORT_MAX_ROWS: z.coerce.number().int().positive().default(100_000),
  EVIDENCE_MAX_IMAGE_BYTES: bytes(25),
  EVIDENCE_MAX_DOCUMENT_BYTES: bytes(25),
  EVIDENCE_MAX_VIDEO_BYTES: bytes(200),
  /** A few kilobytes can claim to be 50,000 pixels square; decoding that would take the process down. */
  EVIDENCE_MAX_PIXELS: z.coerce.number().int().positive().default(64_000_000),
});

export type ClaimsConfig = z.infer<typeof claimsConfig>;

import { defineConfig, linkSecrets } from '@tuntas/platform';
import { z } from 'zod';

const bytes = (mebibytes: number) =>
  z.coerce
    .number()
    .int()
    .positive()
    .default(mebibytes * 1024 * 1024);

/** What the claims service takes from its environment beside the common variables. */
export const claimsConfig = defineConfig({
  ...linkSecrets,
  /** Knows people's names, and tracking recipients': the queue's search asks both. */
  GATEWAY_URL: z.url({ protocol: /^https?$/ }),
  TRACKING_URL: z.url({ protocol: /^https?$/ }),
  CLAIM_IMPORT_MAX_BYTES: bytes(100),
  CLAIM_IMPORT_MAX_ROWS: z.coerce.number().int().positive().default(100_000),
  EVIDENCE_MAX_IMAGE_BYTES: bytes(25),
  EVIDENCE_MAX_DOCUMENT_BYTES: bytes(25),
  EVIDENCE_MAX_VIDEO_BYTES: bytes(200),
  /** A few kilobytes can claim to be 50,000 pixels square; decoding that would take the process down. */
  EVIDENCE_MAX_PIXELS: z.coerce.number().int().positive().default(64_000_000),
  /** Days after which an identity paper is deleted, open claims excepted. */
  EVIDENCE_IDENTITY_DAYS: z.coerce.number().int().positive().default(90),
  /** Where files lie: on this machine's disk, or in an S3 bucket that every process reaches. */
  EVIDENCE_STORE: z.enum(['local', 's3']).default('local'),
  S3_BUCKET: z.string().min(3).default('tuntas-evidence'),
  S3_REGION: z.string().min(1).default('ap-southeast-3'),
  S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
});

export type ClaimsConfig = z.infer<typeof claimsConfig>;

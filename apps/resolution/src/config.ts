import { defineConfig } from '@tuntas/platform';
import { z } from 'zod';

/** A variable that holds JSON. */
const json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'not JSON' });
    return z.NEVER;
  }
});

/** Largest payout that a rule may approve, per currency in minor units; the others always need a second person. */
const payoutLimits = json.pipe(z.record(z.string().regex(/^[A-Z]{3}$/), z.int().nonnegative()));

/** The account that bank files are paid from. */
const ownAccount = z.strictObject({
  name: z.string().trim().min(1).max(140),
  bankCode: z.string().regex(/^[A-Z0-9]{3,11}$/),
  accountNumber: z.string().regex(/^[A-Z0-9]{5,34}$/),
});

const milliseconds = z.coerce.number().int().min(1);

export const resolutionConfig = defineConfig({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3002),
  BANK_URL: z.url({ protocol: /^https?$/ }),
  BANK_KEY: z.string().min(16),
  /** How long a call to the bank may take before its outcome counts as unknown. */
  BANK_TIMEOUT_MS: milliseconds.default(10_000),
  /** First pause before the bank is asked about a transfer without a clear answer; it doubles. */
  BANK_INQUIRE_MS: milliseconds.default(2_000),
  PAYOUT_LIMITS: payoutLimits.default({ IDR: 5_000_000, USD: 100_000 }),
  /** The account that bank files are paid from; without it none can be made. */
  BANK_FILE_ACCOUNT: z
    .string()
    .optional()
    .transform((text) => text || undefined)
    .pipe(json.pipe(ownAccount).optional()),
  /** The carrier that takes replacement parcels, and its service. */
  RESHIPMENT_CARRIER: z.string().min(1).default('jne'),
  RESHIPMENT_SERVICE: z.string().min(1).default('reg'),
  /** Days after booking without delivery until a reshipment counts as failed. */
  RESHIPMENT_DAYS: z.coerce.number().int().min(1).max(90).default(14),
});

export type ResolutionConfig = z.infer<typeof resolutionConfig>;

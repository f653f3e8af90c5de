import { defineConfig } from '@tuntas/platform';
import { z } from 'zod';
import { type Limits, defaultLimits, limitClasses } from './rate-limits/domain/limits';
import { signingKeySchema } from './tokens/signing-keys.files';

const serviceUrl = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''));

/** A variable that holds JSON. */
const json = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: 'custom', message: 'Must be JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema);

const limit = z.strictObject({ capacity: z.number().min(1), perSecond: z.number().positive() });

export const gatewayConfig = defineConfig({
  CLAIMS_URL: serviceUrl,
  RESOLUTION_URL: serviceUrl,
  TRACKING_URL: serviceUrl,
  NOTIFICATIONS_URL: serviceUrl,
  AUTH_SECRET: z.string().min(32),
  /** Private signing keys as a JSON array, for deployments that keep them in a vault; else STATE_DIR/keys. */
  SIGNING_KEYS: json(z.array(signingKeySchema).min(1)).optional(),
  /** Changes to the default limits, `{"api_key":{"capacity":4000,"perSecond":2000}}`. */
  RATE_LIMITS: json(z.partialRecord(z.enum(limitClasses), limit))
    .optional()
    .transform((given): Limits => ({ ...defaultLimits, ...given })),
  /** Above the largest file that claims takes, a video; the service that gets it has limits by type. */
  UPLOAD_LIMIT: z.coerce
    .number()
    .int()
    .min(1)
    .default(256 * 1024 * 1024),
  UPSTREAM_TIMEOUT_MS: z.coerce.number().int().min(100).default(30_000),
  STREAM_LIMIT: z.coerce.number().int().min(1).default(2_000),
  /** Where the built console lies, when not beside the compiled gateway. */
  CONSOLE_DIR: z.string().min(1).optional(),
  /** Where the local stack's caught mail can be read; a link on the sign-in page. */
  MAIL_CATCHER_URL: z.url().optional(),
});

export type GatewayConfig = z.infer<typeof gatewayConfig>;

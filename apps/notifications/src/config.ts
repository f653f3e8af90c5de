import { defineConfig, linkSecrets } from '@tuntas/platform';
import { z } from 'zod';

const milliseconds = z.coerce.number().int().min(1);

export const notificationsConfig = defineConfig({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3004),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }),
  /** `Tuntas <no-reply@tuntas.example>` */
  MAIL_FROM: z.string().regex(/@/),
  /** How long the mail server may take before the outcome of a mail counts as unknown. */
  SMTP_TIMEOUT_MS: milliseconds.default(15_000),
  /** When a mail without any outcome (a killed process) counts as unknown; longer than the timeout. */
  SMTP_CHECK_AFTER_MS: milliseconds.default(120_000),
  GATEWAY_URL: z.url({ protocol: /^https?$/ }),
  TRACKING_URL: z.url({ protocol: /^https?$/ }),
  /** Holds the words of conversations: asked when a mail leaves, told when a reply arrives. */
  CLAIMS_URL: z.url({ protocol: /^https?$/ }),
  /** Mails about a claim can be replied to at an address of this domain; left out, they cannot. */
  MAIL_REPLY_DOMAIN: z
    .string()
    .regex(/^[a-z0-9.-]+$/i)
    .optional(),
  /** Where replies are taken in over SMTP, from the mail exchanger of that domain; left out, nowhere. */
  MAIL_IN_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  MAIL_IN_MAX_BYTES: z.coerce
    .number()
    .int()
    .positive()
    .default(35 * 1024 * 1024),
  /** They encrypt webhook secrets at rest as well. */
  ...linkSecrets,
  /** `1`: webhooks may go to inner addresses and plain HTTP. For a demo on one machine only. */
  WEBHOOK_ALLOW_PRIVATE: z.enum(['0', '1']).default('0'),
  WEBHOOK_TIMEOUT_MS: milliseconds.default(10_000),
  /** When a delivery without any outcome (a killed process) is tried again; longer than the timeout. */
  WEBHOOK_CHECK_AFTER_MS: milliseconds.default(60_000),
});

export type NotificationsConfig = z.infer<typeof notificationsConfig>;

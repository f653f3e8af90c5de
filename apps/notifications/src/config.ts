import { defineConfig } from '@tuntas/platform';
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
  /** Signs links for people without an account and encrypts webhook secrets at rest. */
  LINK_SECRET: z.string().min(32),
  /** `1`: webhooks may go to inner addresses and plain HTTP. For a demo on one machine only. */
  WEBHOOK_ALLOW_PRIVATE: z.enum(['0', '1']).default('0'),
  WEBHOOK_TIMEOUT_MS: milliseconds.default(10_000),
  /** When a delivery without any outcome (a killed process) is tried again; longer than the timeout. */
  WEBHOOK_CHECK_AFTER_MS: milliseconds.default(60_000),
});

export type NotificationsConfig = z.infer<typeof notificationsConfig>;

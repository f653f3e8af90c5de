import { z } from 'zod';

/** Variables of every service that signs or opens links. */
export const linkSecrets = {
  /** Signs links for people without an account; every service that opens them has the same one. */
  LINK_SECRET: z.string().min(32),
  /** Still opens what it signed or encrypted; new links and secrets are made with the other one. */
  LINK_SECRET_PREVIOUS: z.string().min(32).optional(),
};

/** What `open` finds with the secret, else with the one before it; `null` when neither opens it. */
export function withLinkSecret<T>(
  config: z.output<z.ZodObject<typeof linkSecrets>>,
  open: (secret: string) => T | null,
): T | null {
  const { LINK_SECRET, LINK_SECRET_PREVIOUS } = config;
  return open(LINK_SECRET) ?? (LINK_SECRET_PREVIOUS ? open(LINK_SECRET_PREVIOUS) : null);
}

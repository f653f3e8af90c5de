import { z } from 'zod';

const schema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3027),
  STATE_DIR: z.string().min(1),
  BANK_KEY: z.string().min(16),
  BANK_CALLBACK_URL: z.url().optional(),
});

export type BankConfig = z.infer<typeof schema>;

/** Reads the environment, or stops the process and names what is wrong without showing its value. */
export function readConfig(): BankConfig {
  const parsed = schema.safeParse(process.env);
  if (parsed.success && parsed.data.NODE_ENV !== 'production') return parsed.data;
  const names = parsed.success ? ['NODE_ENV'] : parsed.error.issues.map((issue) => issue.path.join('.'));
  process.stderr.write(`The local bank cannot start; check ${names.join(', ')}.\n`);
  process.exit(1);
}

import { readFile } from 'node:fs/promises';
import { claimTypes } from '@tuntas/contracts';
import { z } from 'zod';
import { RefusedInput } from './refused-input';
import tsaClaims from './profiles/tsa-claims.json';

/** Header names under which a column may stand, the first one is the usual. */
const header = z.array(z.string().min(1)).min(1);

const profileSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9-]{1,40}$/),
  describes: z.string(),
  columns: z.strictObject({
    reference: header,
    filedAt: header,
    incidentAt: header,
    carrier: header,
    hub: header.optional(),
    type: header,
    place: header.optional(),
    items: header.optional(),
    award: header,
    decision: header,
  }),
  none: z.array(z.string()).describe('cells that stand for nothing'),
  dates: z
    .array(z.string())
    .min(1)
    .describe('formats of D DD M MM MMM YY YYYY H HH mm ss, tried in this order; times are UTC'),
  money: z.strictObject({
    currency: z.string().regex(/^[A-Z]{3}$/),
    symbol: z.string(),
    group: z.string().max(1),
    decimal: z.string().length(1),
  }),
  itemSeparator: z.string().length(1),
  types: z.record(z.string(), z.enum(claimTypes)),
  decisions: z.record(z.string(), z.enum(['approved', 'approved_partial', 'rejected'])),
  rejection: z.strictObject({ reasonCode: z.string(), reasonText: z.string() }),
  carrierWhenUnknown: z.string(),
  service: z.string(),
});

/** How one series of files is written, so that its rows can be read as claims. */
export type Profile = z.output<typeof profileSchema>;
export type Field = keyof Profile['columns'];

/** Columns that tell more about a claim, but that a claim can do without. */
const spare: ReadonlySet<Field> = new Set(['hub', 'place', 'items']);

/** Position of each field's cell in a row. */
export type Columns = Readonly<Partial<Record<Field, number>>>;

const shipped: readonly Profile[] = [profileSchema.parse(tsaClaims)];

/** The profile at `path`, with every mistake in it named. */
export async function readProfile(path: string): Promise<Profile> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new RefusedInput(`The profile ${path} cannot be read.`);
  });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new RefusedInput(`The profile ${path} is not JSON.`);
  }
  const parsed = profileSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const mistakes = parsed.error.issues.map(({ path: field, message }) => `  ${field.join('.')}: ${message}`);
  throw new RefusedInput(`The profile ${path} is not right:\n${mistakes.join('\n')}`);
}

const plain = (name: string): string => name.trim().toLowerCase().replace(/\s+/g, ' ');

function columnsOf(profile: Profile, names: readonly string[]): { columns: Columns; missing: string[] } {
  const known = names.map(plain);
  const columns: Partial<Record<Field, number>> = {};
  const missing: string[] = [];
  for (const [field, accepted] of Object.entries(profile.columns) as [Field, string[]][]) {
    const at = accepted.map((name) => known.indexOf(plain(name))).find((index) => index >= 0);
    if (at !== undefined) columns[field] = at;
    else if (!spare.has(field)) missing.push(accepted.join(' or '));
  }
  return { columns, missing };
}

/** The profile that fits a file's header row: the one given, or the one of those shipped that knows its columns. */
export function fit(names: readonly string[], given?: Profile): { profile: Profile; columns: Columns } {
  const candidates = (given ? [given] : shipped).map((profile) => ({
    profile,
    ...columnsOf(profile, names),
  }));
  const fitting = candidates.find(({ missing }) => missing.length === 0);
  if (fitting) return fitting;
  const lacks = candidates.map(
    ({ profile, missing }) => `  ${profile.name}: no column ${missing.join(', ')}`,
  );
  throw new RefusedInput(
    `Row 1 (the header) fits no profile:\n${lacks.join('\n')}\nWrite a profile for this file and name it with --profile.`,
  );
}

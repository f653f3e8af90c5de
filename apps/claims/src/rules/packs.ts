import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type PackKey, packFor, type RulePack } from './domain/pack';
import type { SdrRate } from './domain/weight-limit';
import { resolvePacks } from './library';
import { type PackFile, packFile } from './pack.schema';
import sdr from './sdr-rates.json';
import { localDate } from './window';

export const shippedPacks = join(__dirname, 'packs');

/** Every pack of a folder, by file name; a bad one is an error that names it. */
export function readPacks(folder: string): PackFile[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return names.sort().map((name) => {
    const parsed = packFile.safeParse(JSON.parse(readFileSync(join(folder, name), 'utf8')));
    if (parsed.success) return parsed.data;
    const issues = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new Error(`${name}: ${issues.join('; ')}`);
  });
}

/** Every pack that ships; a new one, or a new version, is another file. */
export const packs: readonly RulePack[] = resolvePacks(readPacks(shippedPacks));

const byKey = new Map(packs.map((pack) => [`${pack.id}@${pack.version}`, pack]));

export const packOfKey = ({ id, version }: PackKey): RulePack | null => byKey.get(`${id}@${version}`) ?? null;

export const sdrRates: readonly SdrRate[] = sdr.rates;

interface Shipped {
  readonly carrier: string;
  readonly service: string;
  readonly shippedAt: Date;
}

/** The pack of a shipment's date. */
export const packOfShipment = ({ carrier, service, shippedAt }: Shipped): RulePack | null =>
  packFor(packs, { carrier, service, shippedOn: (zone) => localDate(shippedAt, zone) });

import { claimTypes } from '../claims/domain/words';
import { plainName, type RulePack, ruleId, type Terms } from './domain/pack';
import type { PackFile, TermsFile } from './pack.schema';

const keyOf = ({ id, version }: { id: string; version: number }): string => `${id}@${version}`;

/** Packs as the rules read them: what one leaves open is taken from its base. */
export function resolvePacks(files: readonly PackFile[]): RulePack[] {
  const byKey = new Map(files.map((file) => [keyOf(file), file]));
  const resolved = new Map<string, RulePack>();
  const resolve = (file: PackFile, seen: readonly string[]): RulePack => {
    const key = keyOf(file);
    const known = resolved.get(key);
    if (known) return known;
    if (seen.includes(key)) throw new Error(`${key} is a base of itself: ${seen.join(' → ')}`);
    const baseFile = file.base && byKey.get(keyOf(file.base));
    if (file.base && !baseFile) throw new Error(`${key} is based on ${keyOf(file.base)}, which is not here`);
    const pack = withBase(file, baseFile ? resolve(baseFile, [...seen, key]) : null);
    resolved.set(key, pack);
    return pack;
  };
  return files.map((file) => resolve(file, []));
}

function withBase(file: PackFile, base: RulePack | null): RulePack {
  const { $schema: _schema, base: _base, vectors: _vectors, ...plain } = file;
  const terms = (own: TermsFile | null): Terms | null => {
    if (!own) return null;
    const { clause, ...rest } = own;
    return { ...rest, rule: ruleId(file, clause) };
  };
  const claims = claimTypes.map((type) => {
    const own = file.claims[type];
    if (!own) return [type, base?.claims[type] ?? null];
    const { clause, ...rest } = own;
    return [type, { ...rest, rule: ruleId(file, clause) }];
  });
  return {
    ...plain,
    carriers: file.carriers.map((name) => (name === '*' ? name : plainName(name))),
    services: file.services?.map(plainName) ?? null,
    exclusions: file.exclusions.map(({ when, ...exclusion }) => ({
      ...exclusion,
      when: when && { ...when, categories: when.categories.map(plainName) },
    })),
    uninsured: terms(file.uninsured) ?? base?.uninsured ?? null,
    insured: terms(file.insured) ?? base?.insured ?? null,
    claims: Object.fromEntries(claims) as RulePack['claims'],
  };
}

import { claimTypes } from '../../claims/domain/words';
import { legalFloors, roughHours } from './legal-floors';
import type { RulePack, Span } from './pack';

export interface LintFinding {
  /** An error keeps a pack from being shipped; a warning is for whoever signs the terms. */
  readonly level: 'error' | 'warning';
  readonly field: string;
  readonly message: string;
  /** What the law gives at least, where a window is shorter. */
  readonly shorter?: { readonly window: Span; readonly least: Span; readonly source: string };
}

const error = (field: string, message: string): LintFinding => ({ level: 'error', field, message });

/** What is wrong with a pack that its schema cannot see; `reasons` are the codes a rejection may give. */
export const lintPack = (pack: RulePack, reasons: readonly string[]): LintFinding[] => [
  ...shortWindows(pack),
  ...undeclared(pack),
  ...pack.exclusions
    .filter(({ code }) => !reasons.includes(code))
    .map(({ code }) => error('exclusions', `${code} is no reason that a rejection can give`)),
  ...(pack.validUntil !== null && pack.validUntil < pack.validFrom
    ? [error('validUntil', 'ends before it begins')]
    : []),
];

function shortWindows(pack: RulePack): LintFinding[] {
  const floors = pack.law ? legalFloors[pack.law] : [];
  return floors.flatMap(({ types, least, source }) =>
    types.flatMap((type) => {
      const closes = pack.claims[type]?.closes;
      if (!closes || roughHours(closes) >= roughHours(least)) return [];
      const { value, unit } = closes;
      return [
        {
          level: 'warning' as const,
          field: `claims.${type}.closes`,
          message: `${value} ${unit} is shorter than the ${least.value} ${least.unit} of ${source}`,
          shorter: { window: { value, unit }, least, source },
        },
      ];
    }),
  );
}

/** What is empty must be said to be unknown, and what is said to be unknown must exist. */
function undeclared(pack: RulePack): LintFinding[] {
  const empty = [
    ...(['mayFile', 'uninsured', 'insured', 'url'] as const).filter((field) => pack[field] === null),
    ...claimTypes.flatMap((type) => {
      const claim = pack.claims[type];
      if (!claim) return [`claims.${type}`];
      return claim.closes ? [] : [`claims.${type}.closes`];
    }),
  ];
  return [
    ...empty
      .filter((path) => !pack.unknown.some((known) => path === known || path.startsWith(`${known}.`)))
      .map((path) => error(path, 'is empty: list it under unknown')),
    ...pack.unknown
      .filter((path) => fieldOf(pack, path) === undefined)
      .map((path) => error('unknown', `there is no field ${path}`)),
  ];
}

function fieldOf(pack: RulePack, path: string): unknown {
  let value: unknown = pack;
  for (const part of path.split('.')) {
    if (value === null) return null;
    value = typeof value === 'object' ? Reflect.get(value as object, part) : undefined;
  }
  return value;
}

/** Two packs that would both hold for the same carrier, service and day. */
export function lintLibrary(packs: readonly RulePack[]): LintFinding[] {
  return packs.flatMap((pack, index) =>
    packs.slice(index + 1).flatMap((other) => {
      const name = `${pack.id}@${pack.version} and ${other.id}@${other.version}`;
      if (pack.id === other.id && pack.version === other.version)
        return [error('version', `there are two of ${pack.id}@${pack.version}`)];
      return sameCarriage(pack, other) && overlap(pack, other)
        ? [error('validFrom', `${name} hold for the same parcels on the same days`)]
        : [];
    }),
  );
}

const shared = (a: readonly string[], b: readonly string[]): boolean => a.some((name) => b.includes(name));

const sameCarriage = (a: RulePack, b: RulePack): boolean =>
  shared(a.carriers, b.carriers) &&
  (a.services === null) === (b.services === null) &&
  (a.services === null || shared(a.services, b.services ?? []));

const overlap = (a: RulePack, b: RulePack): boolean =>
  (a.validUntil === null || b.validFrom <= a.validUntil) &&
  (b.validUntil === null || a.validFrom <= b.validUntil);

/** Who can stand on a berita acara. */
export const parties = ['courier', 'hub_staff', 'recipient', 'sender', 'witness'] as const;
export type Party = (typeof parties)[number];

/** What was found wrong with a parcel or a thing in it. */
export const conditions = [
  'crushed',
  'torn',
  'wet',
  'broken',
  'leaking',
  'opened',
  'swapped',
  'missing',
  'lost',
  'other',
] as const;
export type Condition = (typeof conditions)[number];

export interface Finding {
  readonly condition: Condition;
  readonly item: string | null;
  readonly quantity: number | null;
  readonly note: string | null;
}

/** One side of the paper: signed, or refused with the reason that was given. */
export interface Signatory {
  readonly party: Party;
  readonly name: string;
  readonly signedAt: string | null;
  readonly signatureSha256: string | null;
  readonly refusal: string | null;
}

const operatorSide: ReadonlySet<Party> = new Set(['courier', 'hub_staff']);

/** Why these people do not make a berita acara; null when they do. */
export function signatoriesProblem(
  given: readonly { readonly party: Party; readonly refused: boolean }[],
): string | null {
  if (given.length < 2) return 'Two parties must sign, or refuse with a reason';
  if (!given.some(({ party, refused }) => operatorSide.has(party) && !refused)) {
    return 'The courier or the hub must sign';
  }
  if (new Set(given.map(({ party }) => party)).size < given.length) return 'Each party signs once';
  return null;
}

import type { ClaimType, Outcome } from './domain/words';
import codes from './reason-codes.json';

export interface ReasonCode {
  readonly code: string;
  readonly outcomes: readonly Outcome[];
  /** Types of claim it makes sense for; `null` is every type. */
  readonly types: readonly ClaimType[] | null;
  readonly id: string;
  readonly en: string;
  readonly explanation: { readonly id: string; readonly en: string };
}

/** Why a claim is decided as it is, in both languages; data, so that a new reason needs no code. */
export const reasonCodes = codes as readonly ReasonCode[];

interface Wanted {
  readonly outcome?: Outcome | undefined;
  readonly type?: ClaimType | undefined;
}

const fits = ({ outcomes, types }: ReasonCode, { outcome, type }: Wanted): boolean =>
  (outcome === undefined || outcomes.includes(outcome)) &&
  (type === undefined || types === null || types.includes(type));

export const reasonCodesFor = (wanted: Wanted) =>
  reasonCodes
    .filter((reason) => fits(reason, wanted))
    .map((reason) => ({ ...reason, textRequired: wanted.outcome === 'rejected' || onlyRejects(reason) }));

/** A rejection is explained in words as well, whatever its code. */
const onlyRejects = ({ outcomes }: ReasonCode): boolean =>
  outcomes.every((outcome) => outcome === 'rejected');

export const reasonCodeFits = (code: string, outcome: Outcome, type: ClaimType): boolean =>
  reasonCodes.some((known) => known.code === code && fits(known, { outcome, type }));

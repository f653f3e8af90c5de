/** The words of a claim, the same in code, database and wire. */
export {
  claimTypes,
  type ClaimType,
  outcomes,
  type Outcome,
  priorities,
  type Priority,
  remedyKinds,
  type RemedyKind,
  wishes,
  type Wish,
} from '@tuntas/contracts';

import type { Limit } from './token-bucket';

export const limitClasses = [
  'sign_in_account',
  'sign_in_address',
  'anonymous',
  'person',
  'api_key',
  'stream',
  'lookup',
  'search',
] as const;
export type LimitClass = (typeof limitClasses)[number];
export type Limits = Readonly<Record<LimitClass, Limit>>;

/**
 * Calls per class and subject. A key files a year of claims in one go, so it may burst; the two sign-in
 * buckets only lose a call to a wrong password.
 */
export const defaultLimits: Limits = {
  sign_in_account: { capacity: 10, perSecond: 10 / 900 },
  sign_in_address: { capacity: 50, perSecond: 50 / 900 },
  anonymous: { capacity: 120, perSecond: 10 },
  person: { capacity: 300, perSecond: 50 },
  api_key: { capacity: 4_000, perSecond: 2_000 },
  stream: { capacity: 30, perSecond: 1 },
  // A courier scans a parcel every few seconds at most.
  lookup: { capacity: 30, perSecond: 0.5 },
  // Names of people are looked for, so not all of them one after the other; a search asks for a page and its counts.
  search: { capacity: 60, perSecond: 2 },
};

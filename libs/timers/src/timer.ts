/** Ids, codes and counts a firing needs; never personal data, since rows outlive the case's. */
export type TimerData = Record<string, string | number>;

/** Which timer: there is at most one pending per name and subject. */
export interface TimerKey {
  /** What to do, such as `payout.submit`; the word that `@OnTimer` listens to. */
  readonly name: string;
  /** Whose it is: the case's or shipment's id. */
  readonly subject: string;
}

/** A timer to be armed; of one name and subject it moves the one that is pending. */
export interface NewTimer extends TimerKey {
  /** When to ring, worked out once; the database's clock decides when that is. In the past: at once. */
  readonly dueAt: Date;
  readonly data?: TimerData;
  /** `false`: some seconds late is soon enough, as for a check that is mostly cancelled; then no ring is set for it. */
  readonly punctual?: boolean;
}

/** A timer as its handler sees it, in the transaction that marks it fired. */
export interface FiredTimer extends TimerKey {
  readonly id: string;
  /** Rises with every re-arming; this firing belongs to exactly this one. */
  readonly generation: number;
  readonly dueAt: Date;
  readonly data: TimerData;
  /** Failed firings of this generation so far. */
  readonly attempts: number;
  /** Transaction time of the firing by the database's clock; its distance to `dueAt` is the lateness. */
  readonly firedAt: Date;
}

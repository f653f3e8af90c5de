/** One figure of a bench, with the limit it was held against in the same run. */
export interface Figure {
  readonly name: string;
  /** The median of several rounds. */
  readonly value: number;
  readonly unit: string;
  /** The same work without Tuntas, measured in turn with it; absent where there is no such thing. */
  readonly limit?: { readonly name: string; readonly value: number };
  /** `value / limit`, the median over the rounds. */
  readonly ratio?: number;
  /** What was aimed at, in words. */
  readonly aim?: string;
  readonly met?: boolean;
}

export interface Bench {
  readonly name: string;
  /** What is measured, in one line. */
  readonly what: string;
  run(say: (progress: string) => void): Promise<readonly Figure[]>;
}

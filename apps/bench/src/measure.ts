/** The middle of the values; with an even count, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** The value below which `percent` of all lie. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil((sorted.length * percent) / 100) - 1)] ?? Number.NaN;
}

export interface Paired {
  readonly ours: number;
  readonly limit: number;
  /** The median of the ratios pair by pair, which holds while the machine's speed drifts. */
  readonly ratio: number;
}

/** Measures ours and the limit in turn, A B A B …, after one round of each that does not count. */
export async function inTurn(
  rounds: number,
  ours: () => Promise<number>,
  limit: () => Promise<number>,
): Promise<Paired> {
  await ours();
  await limit();
  const pairs: [number, number][] = [];
  for (let round = 0; round < rounds; round += 1) pairs.push([await ours(), await limit()]);
  return {
    ours: median(pairs.map(([one]) => one)),
    limit: median(pairs.map(([, other]) => other)),
    ratio: median(pairs.map(([one, other]) => one / other)),
  };
}

/** How often `work` runs in a second, over about `ms` milliseconds. */
export function ratePerSecond(work: () => unknown, ms = 400): number {
  const began = performance.now();
  let count = 0;
  while (performance.now() - began < ms) {
    for (let batch = 0; batch < 50; batch += 1) work();
    count += 50;
  }
  return (count * 1_000) / (performance.now() - began);
}

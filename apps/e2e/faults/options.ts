import { parseArgs } from 'node:util';

export interface ChaosOptions {
  readonly minutes: number;
  readonly seed: number;
  /** Actions a second. */
  readonly rate: number;
  readonly json: string | undefined;
}

export const usage = 'npm run chaos -- [--minutes 5] [--seed N] [--rate 2] [--json FILE]';

export function readOptions(args: readonly string[]): ChaosOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      minutes: { type: 'string', default: '5' },
      seed: { type: 'string', default: String(Math.floor(Math.random() * 1_000_000)) },
      rate: { type: 'string', default: '2' },
      json: { type: 'string' },
    },
  });
  const [minutes, seed, rate] = [values.minutes, values.seed, values.rate].map(Number);
  if (!isPositive(minutes) || !isPositive(rate) || !Number.isInteger(seed)) throw new Error(usage);
  return { minutes, seed: seed as number, rate, json: values.json };
}

const isPositive = (value: number | undefined): value is number => Number.isFinite(value) && (value ?? 0) > 0;

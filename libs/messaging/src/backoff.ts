/** `first`, doubled with every failure up to `most`, times a random 0.5 to 1 so that processes do not march in step. */
export const backoff = (failures: number, first: number, most: number): number =>
  Math.min(most, first * 2 ** Math.min(failures, 20)) * (0.5 + Math.random() / 2);

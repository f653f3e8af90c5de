/** Side of the small grey picture that is looked at, and of the corner of its frequencies that is kept. */
export const PRINT_SIDE = 32;
const KEPT = 8;

const cosines = Array.from({ length: KEPT }, (_, frequency) =>
  Array.from({ length: PRINT_SIDE }, (_, x) =>
    Math.cos(((2 * x + 1) * frequency * Math.PI) / (2 * PRINT_SIDE)),
  ),
);

/**
 * The print of a picture: which of its 64 lowest frequencies are above their median (a pHash). Size, quality and small
 * retouches hardly change it. `null` for a picture with nothing on it, which would look like every other such one.
 */
export function printOf(grey: Uint8Array): bigint | null {
  if (grey.length !== PRINT_SIDE * PRINT_SIDE || deviation(grey) < 6) return null;
  const rows = Array.from({ length: PRINT_SIDE }, (_, y) =>
    cosines.map((wave) => wave.reduce((sum, cosine, x) => sum + cosine * (grey[y * PRINT_SIDE + x] ?? 0), 0)),
  );
  const frequencies = cosines.flatMap((wave) =>
    Array.from({ length: KEPT }, (_, u) => wave.reduce((sum, cosine, y) => sum + cosine * (rows[y]?.[u] ?? 0), 0)),
  );
  // The first one is the brightness of the whole: it says nothing of what is shown.
  const sorted = frequencies.slice(1).sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return frequencies.reduce((print, value, index) => (index > 0 && value > median ? print | (1n << BigInt(index)) : print), 0n);
} // prettier-ignore

function deviation(grey: Uint8Array): number {
  const mean = grey.reduce((sum, value) => sum + value, 0) / grey.length;
  return Math.sqrt(grey.reduce((sum, value) => sum + (value - mean) ** 2, 0) / grey.length);
}

/** In how many of the 64 places two prints differ. */
export function distance(a: bigint, b: bigint): number {
  let different = BigInt.asUintN(64, a ^ b);
  let count = 0;
  for (; different > 0n; different &= different - 1n) count += 1;
  return count;
}

/** Up to this distance two prints are said to show the same picture; unrelated ones are about 32 apart. */
export const SAME_PICTURE = 10;

const BANDS = 8;

/** Keys under which a print is found: two prints that differ in fewer than eight places share at least one. */
export const bandsOf = (print: bigint): number[] =>
  Array.from({ length: BANDS }, (_, band) => band * 256 + Number((print >> BigInt(band * 8)) & 0xffn));

/** As PostgreSQL's bigint holds it. */
export const signed = (print: bigint): string => BigInt.asIntN(64, print).toString();

interface Part {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The whole, then parts of it, in shares of its sides: somebody who crops a picture keeps one of these, nearly. */
export const windows: readonly Part[] = [
  { left: 0, top: 0, width: 1, height: 1 },
  { left: 0.05, top: 0.05, width: 0.9, height: 0.9 },
  { left: 0.1, top: 0.1, width: 0.8, height: 0.8 },
  { left: 0, top: 0, width: 0.85, height: 0.85 },
  { left: 0.15, top: 0, width: 0.85, height: 0.85 },
  { left: 0, top: 0.15, width: 0.85, height: 0.85 },
  { left: 0.15, top: 0.15, width: 0.85, height: 0.85 },
];

import { createHash } from 'node:crypto';

const BITS = 2 ** 27;
const PROBES = 4;

/**
 * Says of each text whether it may have come before: never wrong with "no", rarely wrong with "yes" (one in a
 * thousand after ten million). Takes 16 MB whatever the number of texts: a Bloom filter.
 */
export function mayHaveComeBefore(): (text: string) => boolean {
  const bits = new Uint8Array(BITS / 8);
  return (text) => {
    const digest = createHash('sha1').update(text).digest();
    let before = true;
    for (let probe = 0; probe < PROBES; probe += 1) {
      const bit = digest.readUInt32LE(probe * 4) % BITS;
      const mask = 1 << (bit & 7);
      const byte = bits[bit >> 3] ?? 0;
      if ((byte & mask) === 0) before = false;
      bits[bit >> 3] = byte | mask;
    }
    return before;
  };
}

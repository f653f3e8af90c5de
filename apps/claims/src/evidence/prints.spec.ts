import sharp from 'sharp';
import { distance, SAME_PICTURE } from './domain/print';
import { printsOf } from './prints';

/** A picture like a photo: big and small shapes, light and shade; another seed is another scene. */
const scene = (seed: number): Promise<Buffer> => {
  let state = seed * 7_919 + 13;
  const next = (below: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
  const shapes = Array.from({ length: 40 }, () => {
    const colour = `rgb(${next(256)},${next(256)},${next(256)})`;
    return next(2) === 0
      ? `<rect x="${next(800)}" y="${next(600)}" width="${40 + next(300)}" height="${40 + next(250)}" fill="${colour}"/>`
      : `<circle cx="${next(800)}" cy="${next(600)}" r="${20 + next(140)}" fill="${colour}"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600"><rect width="800" height="600" fill="#ccb"/>${shapes.join('')}</svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 92 }).toBuffer();
};

/** The nearest of the whole of one to any part of the other, either way: what the search compares. */
async function apart(a: Buffer, b: Buffer): Promise<number> {
  const [own, other] = [await printsOf(a), await printsOf(b)];
  return Math.min(
    ...own.flatMap((left) =>
      other.filter((right) => left.part === 0 || right.part === 0).map((right) => distance(left.print, right.print)),
    ),
  );
} // prettier-ignore

const copies: [string, (picture: Buffer) => Promise<Buffer>][] = [
  ['made smaller', (picture) => sharp(picture).resize(320).jpeg().toBuffer()],
  ['made larger', (picture) => sharp(picture).resize(1_600).jpeg().toBuffer()],
  ['recompressed badly', (picture) => sharp(picture).jpeg({ quality: 25 }).toBuffer()],
  ['sent as PNG', (picture) => sharp(picture).png().toBuffer()],
  ['made brighter', (picture) => sharp(picture).modulate({ brightness: 1.15 }).jpeg().toBuffer()],
  ['cropped all round', (picture) => sharp(picture).extract({ left: 40, top: 30, width: 720, height: 540 }).jpeg().toBuffer()],
  ['cropped more', (picture) => sharp(picture).extract({ left: 80, top: 60, width: 640, height: 480 }).jpeg().toBuffer()],
  ['cropped to a corner', (picture) => sharp(picture).extract({ left: 0, top: 0, width: 680, height: 510 }).jpeg().toBuffer()],
  ['cropped, smaller and recompressed', (picture) => sharp(picture).extract({ left: 120, top: 90, width: 680, height: 510 }).resize(400).jpeg({ quality: 40 }).toBuffer()],
]; // prettier-ignore

describe('the print of a picture', () => {
  it.each(copies)('is near that of the same one %s', async (_name, copy) => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const picture = await scene(seed);
      expect(await apart(picture, await copy(picture))).toBeLessThanOrEqual(SAME_PICTURE);
    }
  });

  it('is far from that of another scene', async () => {
    const scenes = await Promise.all(Array.from({ length: 12 }, (_, seed) => scene(seed + 20)));
    const prints = await Promise.all(scenes.map(printsOf));
    for (const [index, own] of prints.entries()) {
      for (const other of prints.slice(index + 1)) {
        for (const left of own)
          for (const right of other)
            if (left.part === 0 || right.part === 0)
              expect(distance(left.print, right.print)).toBeGreaterThan(SAME_PICTURE);
      }
    }
  });

  it('of an empty picture is none', async () => {
    const blank = await sharp({ create: { width: 200, height: 100, channels: 3, background: '#eee' } }).png().toBuffer();
    expect(await printsOf(blank)).toEqual([]);
  }); // prettier-ignore
});

import sharp from 'sharp';

// One picture at a time per thread pool slot, and none kept in memory afterwards.
sharp.concurrency(1);
sharp.cache(false);

const LONGEST_SIDE = 2_560;

/**
 * Writes a copy that may be passed on: decoded and encoded anew, so that place, camera, thumbnails and whatever was
 * appended to the file are gone. Throws when the picture cannot be decoded whole.
 */
export async function writeSharedCopy(from: string, to: string, maxPixels: number): Promise<void> {
  await sharp(from, { limitInputPixels: maxPixels, failOn: 'error' })
    .rotate()
    .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 85 })
    .toFile(to);
}

const MASKED_WIDTH = 960;
/** Blocks across: a card is still seen to be a card, and no letter or face is left. */
const BLOCKS = 28;

/** Writes the copy of an identity paper: coarse blocks with a band that says so. */
export async function writeMaskedCopy(from: string, to: string, maxPixels: number): Promise<void> {
  const blocks = await sharp(from, { limitInputPixels: maxPixels, failOn: 'error' })
    .rotate()
    .resize({ width: BLOCKS })
    .png()
    .toBuffer();
  const coarse = await sharp(blocks)
    .resize({ width: MASKED_WIDTH, kernel: 'nearest' })
    .toBuffer({ resolveWithObject: true });
  await sharp(coarse.data)
    .composite([{ input: band(coarse.info.width), gravity: 'center' }])
    .jpeg({ quality: 80 })
    .toFile(to);
}

const band = (width: number): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="40"><rect width="100%" height="100%" fill="#1b2430"/>` +
      '<text x="50%" y="27" fill="#fff" font-family="sans-serif" font-size="20" text-anchor="middle">IDENTITAS DISAMARKAN · IDENTITY MASKED</text></svg>',
  );

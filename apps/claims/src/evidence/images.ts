import sharp from 'sharp';

// One picture at a time per thread pool slot, and none kept in memory afterwards.
sharp.concurrency(1);
sharp.cache(false);

const LONGEST_SIDE = 2_560;

/** Width × height as the header claims them, without decoding a pixel. */
export async function pixelsOf(path: string): Promise<number> {
  const { width = 0, height = 0, pages = 1 } = await sharp(path, { limitInputPixels: false }).metadata();
  return width * height * pages;
}

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

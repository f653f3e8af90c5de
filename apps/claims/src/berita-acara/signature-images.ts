import sharp from 'sharp';
import { refused } from '../evidence/intake';
import type { SignatureInput } from './berita-acara.dto';

const WIDTH = 600;
const HEIGHT = 240;

/** A signature as a clean PNG of our own making, whatever it was drawn with; `null` for a party that refused. */
export async function signatureImage(signature: SignatureInput, field: string): Promise<Buffer | null> {
  const { image, path } = signature;
  if (image === undefined && path === undefined) return null;
  const drawn =
    path === undefined
      ? Buffer.from((image ?? '').slice('data:image/png;base64,'.length), 'base64')
      : Buffer.from(strokes(signature, path));
  try {
    return await sharp(drawn, { limitInputPixels: 16_000_000, failOn: 'error' })
      .flatten({ background: '#ffffff' })
      .resize({ width: WIDTH, height: HEIGHT, fit: 'contain', background: '#ffffff' })
      .greyscale()
      .png()
      .toBuffer();
  } catch {
    throw refused(field, 'The signature cannot be read');
  }
}

/** The path holds commands and numbers only, as its schema says; nothing of what was sent becomes markup. */
const strokes = ({ width, height }: SignatureInput, path: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
  `<path d="${path}" fill="none" stroke="#000" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/></svg>`;

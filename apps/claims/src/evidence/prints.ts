import sharp from 'sharp';
import { PRINT_SIDE, printOf, windows } from './domain/print';

export interface Print {
  /** 0 is the whole picture. */
  readonly part: number;
  readonly print: bigint;
}

const LOOKED_AT = 256;

/** The prints of a picture and of the parts somebody may crop it to; from a copy, decoded once. */
export async function printsOf(picture: string | Buffer): Promise<Print[]> {
  const { data, info } = await sharp(picture)
    .rotate()
    .greyscale()
    .resize({ width: LOOKED_AT, height: LOOKED_AT, fit: 'fill' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const prints: Print[] = [];
  for (const [part, { left, top, width, height }] of windows.entries()) {
    const grey = await sharp(data, {
      raw: { width: info.width, height: info.height, channels: info.channels },
    })
      .extract({
        left: Math.round(left * info.width),
        top: Math.round(top * info.height),
        width: Math.round(width * info.width),
        height: Math.round(height * info.height),
      })
      .resize(PRINT_SIDE, PRINT_SIDE, { fit: 'fill' })
      .greyscale()
      .raw()
      .toBuffer();
    const print = printOf(grey);
    if (print !== null) prints.push({ part, print });
  }
  return prints;
}

import { open } from 'node:fs/promises';
import sharp from 'sharp';
import { cameraFacts } from './domain/exif';
import type { FileFacts } from './domain/file-facts';
import { type MediaType, mediaTypes } from './domain/media-types';
import { mp4Duration, type ReadAt, webmDuration } from './domain/video';

/** What the header of a picture says, without decoding a pixel. Throws when it cannot be read. */
export async function probePicture(path: string): Promise<FileFacts & { readonly pixels: number }> {
  const header = await sharp(path, { limitInputPixels: false }).metadata();
  const { width = 0, height = 0, pages = 1, exif } = header;
  return { width, height, pixels: width * height * pages, ...cameraFacts(exif) };
}

/** How long a film is, from a few reads of its headers; `null` when they break off or make no sense. */
export async function probeFilm(path: string, type: MediaType): Promise<number | null> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const read: ReadAt = async (offset, length) => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, offset);
      return buffer.subarray(0, bytesRead);
    };
    return await (type === 'video/webm' ? webmDuration(read, size) : mp4Duration(read, size));
  } finally {
    await file.close();
  }
}

export const isFilm = (type: MediaType): boolean => mediaTypes[type].family === 'video';

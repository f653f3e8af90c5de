/** What is accepted, by what the bytes say; anything that can carry script, markup or other files is not listed. */
export const mediaTypes = {
  'image/jpeg': { family: 'image', extensions: ['jpg', 'jpeg'] },
  'image/png': { family: 'image', extensions: ['png'] },
  'image/webp': { family: 'image', extensions: ['webp'] },
  'image/heic': { family: 'image', extensions: ['heic', 'heif'] },
  'application/pdf': { family: 'document', extensions: ['pdf'] },
  'video/mp4': { family: 'video', extensions: ['mp4', 'm4v'] },
  'video/quicktime': { family: 'video', extensions: ['mov', 'qt'] },
  'video/webm': { family: 'video', extensions: ['webm'] },
} as const satisfies Record<string, { family: MediaFamily; extensions: readonly string[] }>;

export type MediaFamily = 'image' | 'document' | 'video';
export type MediaType = keyof typeof mediaTypes;

export const isImage = (type: MediaType): boolean => mediaTypes[type].family === 'image';

/** Pictures of which a copy can be made. HEIC is not one: no free decoder is at hand, so only the desk gets it. */
export const isDecodable = (type: MediaType): boolean => isImage(type) && type !== 'image/heic';

/** `JPG, PNG, WEBP` */
export const maskableWords = Object.entries(mediaTypes)
  .filter(([type]) => isDecodable(type as MediaType))
  .map(([, { extensions }]) => extensions[0].toUpperCase())
  .join(', ');

/** The extension, without dot and in lower case; empty when there is none. */
export const extensionOf = (fileName: string): string =>
  /\.([a-z0-9]{1,10})$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';

/** A name that says something else than the bytes is how a program comes in as a picture. */
export const agrees = (type: MediaType, fileName: string): boolean =>
  (mediaTypes[type].extensions as readonly string[]).includes(extensionOf(fileName));

/** The name as kept and offered for download: no path, no control characters, no quotes, not endless. */
export function safeName(fileName: string): string {
  const base = fileName.split(/[\\/]/).at(-1) ?? '';
  const clean = base
    .replace(/[^\p{L}\p{N} ._()-]/gu, '_')
    .replace(/^\.+/, '')
    .trim();
  return (clean.length > 120 ? `${clean.slice(0, 100)}.${extensionOf(clean)}` : clean) || 'file';
}

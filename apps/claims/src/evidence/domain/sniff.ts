import type { MediaType } from './media-types';

const startsWith = (head: Uint8Array, bytes: readonly number[], at = 0): boolean =>
  bytes.every((byte, index) => head[at + index] === byte);
const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));

/** Brands of the ISO container (ISO/IEC 14496-12) that are pictures or films we take; AVIF is not one. */
const brands: Readonly<Record<string, MediaType>> = {
  heic: 'image/heic',
  heix: 'image/heic',
  mif1: 'image/heic',
  isom: 'video/mp4',
  iso2: 'video/mp4',
  iso5: 'video/mp4',
  iso6: 'video/mp4',
  mp41: 'video/mp4',
  mp42: 'video/mp4',
  avc1: 'video/mp4',
  'M4V ': 'video/mp4',
  'qt  ': 'video/quicktime',
};

/** What the first bytes of a file say it is; undefined for everything that is not on the list. */
export function sniff(head: Uint8Array): MediaType | undefined {
  if (startsWith(head, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (startsWith(head, [0x89, ...ascii('PNG'), 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  if (startsWith(head, ascii('RIFF')) && startsWith(head, ascii('WEBPVP8'), 8)) return 'image/webp';
  if (startsWith(head, ascii('%PDF-'))) return 'application/pdf';
  if (startsWith(head, [0x1a, 0x45, 0xdf, 0xa3])) return isWebm(head) ? 'video/webm' : undefined;
  if (!startsWith(head, ascii('ftyp'), 4)) return undefined;
  const brand = String.fromCharCode(...head.subarray(8, 12));
  return Object.hasOwn(brands, brand) ? brands[brand] : undefined;
}

/** EBML also carries Matroska, which no browser plays: the document type stands near the beginning. */
const isWebm = (head: Uint8Array): boolean => String.fromCharCode(...head).includes('B\x82\x84webm');

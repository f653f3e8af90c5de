import { existsSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.woff2': 'font/woff2',
};

/** Preferred first; the build left them beside the file. */
const encodings = { br: '.br', gzip: '.gz' } as const;
export type Encoding = keyof typeof encodings;

/** A file of the console as it lies in memory, once for each way it may travel. */
export interface Asset {
  readonly type: string;
  readonly plain: Buffer;
  readonly packed: readonly (readonly [Encoding, Buffer])[];
}

export function readAsset(path: string): Asset {
  const packed = Object.entries(encodings).flatMap(([encoding, suffix]) =>
    existsSync(path + suffix) ? [[encoding as Encoding, readFileSync(path + suffix)] as const] : [],
  );
  return { type: types[extname(path)] ?? 'application/octet-stream', plain: readFileSync(path), packed };
}

export const isPacked = (path: string): boolean => Object.values(encodings).some((end) => path.endsWith(end));

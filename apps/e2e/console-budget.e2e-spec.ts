import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const dist = join(__dirname, '../../dist');

interface Chunk {
  readonly fileName: string;
  readonly isEntry: boolean;
  readonly facadeModuleId: string | null;
  readonly imports: readonly string[];
}

const chunks = new Map(
  (JSON.parse(readFileSync(join(dist, 'console.chunks.json'), 'utf8')) as Chunk[]).map((chunk) => [
    chunk.fileName,
    chunk,
  ]),
);

/** Bytes of script, gzipped, that a first visit to a page loads: the entry, the page's modules, all they import. */
function firstLoad(modules: readonly RegExp[]): number {
  const loaded = new Set<string>();
  const load = (name: string): void => {
    if (loaded.has(name)) return;
    loaded.add(name);
    chunks.get(name)?.imports.forEach(load);
  };
  for (const { fileName, isEntry, facadeModuleId } of chunks.values()) {
    if (isEntry || modules.some((pattern) => pattern.test(facadeModuleId ?? ''))) load(fileName);
  }
  const sizes = [...loaded].map((name) => gzipSync(readFileSync(join(dist, 'console', name))).length);
  return sizes.reduce((sum, size) => sum + size, 0);
}

const words = (area: string) => new RegExp(`/i18n/id/${area}\\.ts$`);
const frame = [/\/session\/require-session\.tsx$/, /\/shell\/shell\.tsx$/, words('courier')];

/** Phones on a bad network open these; docs/performance.md has the measured sizes. */
const pages: readonly (readonly [string, readonly RegExp[]])[] = [
  ['the courier’s reports', [...frame, /\/areas\/courier\/reports-page\.tsx$/]],
  ['a courier’s report', [...frame, /\/areas\/courier\/report-page\.tsx$/]],
  ['a parcel', [words('recipient'), /\/areas\/recipient\/tracking-page\.tsx$/]],
  ['the one question', [words('recipient'), /\/areas\/recipient\/survey-page\.tsx$/]],
  ['a berita acara', [words('recipient'), /\/areas\/recipient\/paper-page\.tsx$/]],
];

it.each(pages)('%s loads at most 250 kB of script', (_name, modules) => {
  const bytes = firstLoad(modules);
  expect(bytes).toBeGreaterThan(100_000);
  expect(bytes).toBeLessThanOrEqual(250_000);
});

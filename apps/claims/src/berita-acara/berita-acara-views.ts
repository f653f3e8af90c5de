import { fingerprintOf } from '@tuntas/platform';
import type { BeritaAcaraEntity, BeritaAcaraFileEntity } from './berita-acara.entity';
import { isHashOf, publicFactsOf } from './domain/content';

/** Where anybody may verify a paper. The letters of the hash tell a copied number from a copied paper. */
export const publicUrlOf = (publicUrl: string, number: string, contentSha256: string): string =>
  `${publicUrl.replace(/\/$/, '')}/ba/${number}?hash=${contentSha256.slice(0, 16)}`;

export const summaryOf = ({ id, number, contentSha256, issuedAt }: BeritaAcaraEntity, publicUrl: string) => ({
  id,
  number,
  contentSha256,
  issuedAt,
  publicUrl: publicUrlOf(publicUrl, number, contentSha256),
});

const fileOf = ({ locale, sha256, size }: BeritaAcaraFileEntity) => ({ locale, sha256, size });

export const beritaAcaraOf = (
  row: BeritaAcaraEntity,
  files: readonly BeritaAcaraFileEntity[],
  publicUrl: string,
) => ({
  ...summaryOf(row, publicUrl),
  incidentId: row.incidentId,
  content: row.content,
  files: files.map(fileOf),
});

/** What a stranger with the number is told. */
export function verificationOf(
  { number, issuedAt, content, contentSha256 }: BeritaAcaraEntity,
  files: readonly BeritaAcaraFileEntity[],
  hash: string | undefined,
) {
  const hashes = [contentSha256, ...files.map(({ sha256 }) => sha256)];
  return {
    number,
    issuedAt: issuedAt.toISOString(),
    genuine: content === null || fingerprintOf(content) === contentSha256,
    matches: hash === undefined ? null : isHashOf(hash, hashes),
    contentSha256,
    files: files.map(fileOf),
    facts: content && publicFactsOf(content),
  };
}

import type { Locale } from '@tuntas/contracts';
import type { ClaimType, Wish } from '../../claims/domain/words';

interface Column {
  readonly name: string;
  readonly required?: true;
  readonly titles: Readonly<Record<Locale, string>>;
  /** A row of the template. */
  readonly example: Readonly<Record<Locale, string>>;
}

const same = (text: string): Readonly<Record<Locale, string>> => ({ en: text, id: text });

/** Columns of a CSV of claims, in the order of the template; either language's title will do, in any order. */
export const columns = [
  { name: 'waybill', required: true, titles: { en: 'waybill', id: 'resi' }, example: same('JP1234567890') },
  { name: 'carrier', titles: { en: 'carrier', id: 'kurir' }, example: same('JNE') },
  {
    name: 'type',
    required: true,
    titles: { en: 'type', id: 'jenis' },
    example: { en: 'damage', id: 'rusak' },
  },
  {
    name: 'wish',
    titles: { en: 'wish', id: 'permintaan' },
    example: { en: 'compensation', id: 'ganti_rugi' },
  },
  { name: 'currency', titles: { en: 'currency', id: 'mata_uang' }, example: same('IDR') },
  { name: 'amount', titles: { en: 'amount', id: 'jumlah' }, example: same('250000') },
  {
    name: 'description',
    required: true,
    titles: { en: 'description', id: 'keterangan' },
    example: { en: 'One lamp, glass broken', id: 'Satu lampu, kaca pecah' },
  },
  { name: 'quantity', titles: { en: 'quantity', id: 'banyaknya' }, example: same('1') },
  {
    name: 'category',
    titles: { en: 'category', id: 'kategori' },
    example: { en: 'electronics', id: 'elektronik' },
  },
  { name: 'reference', titles: { en: 'reference', id: 'referensi' }, example: same('INV-2026-0001') },
  { name: 'pieces_affected', titles: { en: 'pieces_affected', id: 'koli_terdampak' }, example: same('') },
  { name: 'occurred_at', titles: { en: 'occurred_at', id: 'tanggal_kejadian' }, example: same('2026-03-04') },
  { name: 'received_at', titles: { en: 'received_at', id: 'tanggal_terima' }, example: same('') },
] as const satisfies readonly Column[];
export type ColumnName = (typeof columns)[number]['name'];

/** What this service writes into a file of rows to correct; read back, it is passed over. */
export const reasonTitles: Readonly<Record<Locale, string>> = { en: 'reason', id: 'alasan' };

const plain = (title: string): string =>
  title
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');

const byTitle = new Map<string, ColumnName | null>([
  ...columns.flatMap(({ name, titles }) => Object.values(titles).map((title): [string, ColumnName] => [title, name])),
  ...Object.values(reasonTitles).map((title): [string, null] => [title, null]),
]); // prettier-ignore

export interface Header {
  /** The column of each cell; `null` is passed over. */
  readonly cells: readonly (ColumnName | null)[];
  readonly unknown: readonly string[];
  readonly missing: readonly ColumnName[];
}

export function readHeader(titles: readonly string[]): Header {
  const cells = titles.map((title) => byTitle.get(plain(title)) ?? null);
  const unknown = titles.filter((title) => title.trim() !== '' && !byTitle.has(plain(title)));
  const missing = columns.filter((column) => 'required' in column && !cells.includes(column.name));
  return { cells, unknown, missing: missing.map(({ name }) => name) };
}

const types: Readonly<Record<string, ClaimType>> = {
  hilang: 'loss',
  rusak: 'damage',
  kurang: 'partial_loss',
  tertukar: 'swapped_contents',
  terlambat: 'late',
  tidak_diterima: 'delivered_not_received',
  cod: 'cod_dispute',
  retur: 'return_breach',
};

const wishes: Readonly<Record<string, Wish>> = {
  ganti_rugi: 'compensation',
  kirim_ulang: 'reshipment',
  ganti_barang: 'replacement',
  perbaikan: 'repair',
  surat_keterangan: 'certificate_only',
};

/** The word that the API knows; one that it does not know is left for its own check to refuse. */
export const typeOf = (word: string): string => types[plain(word)] ?? plain(word);
export const wishOf = (word: string): string => wishes[plain(word)] ?? plain(word);

export const dateFormats = ['yyyy-mm-dd', 'dd/mm/yyyy', 'mm/dd/yyyy', 'dd-mm-yyyy', 'yyyymmdd'] as const;

export const roles = [
  'date',
  'amount',
  'debit',
  'credit',
  'currency',
  'endToEndId',
  'reference',
  'counterparty',
  'bankReference',
] as const;
export type ColumnRole = (typeof roles)[number];

export interface Mapping {
  readonly names: Partial<Record<ColumnRole, string>>;
  readonly dateFormat: (typeof dateFormats)[number];
  readonly decimal: '.' | ',';
  readonly defaultCurrency: string;
}

/** How banks head their columns, in both languages. */
const heads: Record<ColumnRole, RegExp> = {
  date: /^(date|tanggal|tgl|book|posting|trans.*date)/i,
  amount: /^(amount|jumlah|nominal|mutasi|nilai)/i,
  debit: /^(debit|debet|keluar|out)/i,
  credit: /^(credit|kredit|masuk|in$)/i,
  currency: /^(currency|mata uang|ccy|curr)/i,
  endToEndId: /(end.?to.?end|e2e|^id$)/i,
  reference: /^(reference|remark|description|keterangan|berita|text|uraian)/i,
  counterparty: /^(counterparty|name|nama|beneficiary|penerima)/i,
  bankReference: /(bank.?ref|journal|no\.? ?ref|nomor ref)/i,
};

const cellsOf = (line: string, delimiter: string): string[] =>
  line.split(delimiter).map((cell) => cell.trim().replace(/^"|"$/g, ''));

/** The head row of a CSV file, whatever separates its columns. */
export function headOf(content: string): string[] {
  const first = content.replace(/^\uFEFF/, '').split(/\r?\n/)[0] ?? '';
  const delimiter = [',', ';', '\t', '|'].sort((a, b) => first.split(b).length - first.split(a).length)[0];
  return cellsOf(first, delimiter ?? ',').filter(Boolean);
}

/** A first guess, for a person to correct. */
export function guess(head: readonly string[]): Mapping {
  const names = Object.fromEntries(
    roles.flatMap((role) => {
      const found = head.find((name) => heads[role].test(name));
      return found ? [[role, found]] : [];
    }),
  );
  return { names, dateFormat: 'yyyy-mm-dd', decimal: '.', defaultCurrency: 'IDR' };
}

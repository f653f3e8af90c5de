import { decimalOf } from '@tuntas/kernel';
import type { FileFacts } from './bank-file';

const header = [
  'end_to_end_id',
  'bank_code',
  'account_number',
  'account_holder',
  'amount',
  'currency',
  'reference',
  'execution_date',
];

// A spreadsheet would run a cell that begins like a formula; the quote keeps it a text.
const cell = (text: string): string => {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** The same orders for banks that take a table. */
export function bankCsv({ orders, executionDate }: FileFacts): string {
  const rows = orders.map(({ endToEndId, payee, amount, reference }) => [
    endToEndId,
    payee.bankCode,
    payee.accountNumber,
    payee.holder,
    decimalOf(amount),
    amount.currency,
    reference,
    executionDate,
  ]);
  return `${[header, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

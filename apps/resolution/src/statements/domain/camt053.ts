import { DomainError, type Money, parseMoney } from '@tuntas/kernel';
import type { Statement, StatementLine } from './statement-line';
import { at, readXml, textAt, type XmlElement } from './xml-reader';

const broken = (what: string): DomainError =>
  new DomainError('invalid', 'statement.unreadable', `This is not a camt.053 we can read: ${what}.`);

/** `1250.50` with its currency; banks write the decimals of a currency that has none here as zeros. */
function amountAt(element: XmlElement, ...path: string[]): Money | null {
  const found = at(element, ...path)[0];
  if (!found) return null;
  const currency = found.attributes['Ccy'] ?? '';
  const text = found.text.trim();
  try {
    return parseMoney(text, currency);
  } catch {
    return parseMoney(text.replace(/\.0+$/, ''), currency);
  }
}

const signed = (amount: Money, indicator: string | null): Money =>
  indicator === 'DBIT' ? { ...amount, amount: -amount.amount } : amount;

const dayOf = (entry: XmlElement): string => {
  const day =
    textAt(entry, 'BookgDt', 'Dt') ?? textAt(entry, 'BookgDt', 'DtTm') ?? textAt(entry, 'ValDt', 'Dt');
  if (!day || !/^\d{4}-\d{2}-\d{2}/.test(day)) throw broken('an entry has no booking date');
  return day.slice(0, 10);
};

const joined = (parts: readonly XmlElement[]): string | null =>
  parts
    .map(({ text }) => text.trim())
    .join(' ')
    .slice(0, 500) || null;

const real = (id: string | null): string | null => (id === 'NOTPROVIDED' ? null : id);

function linesOf(entry: XmlElement): StatementLine[] {
  // Only what is booked is money; a pending entry comes again.
  const status = textAt(entry, 'Sts', 'Cd') ?? textAt(entry, 'Sts');
  if (status !== null && status !== 'BOOK') return [];
  const total = amountAt(entry, 'Amt');
  if (!total) throw broken('an entry has no amount');
  const indicator = textAt(entry, 'CdtDbtInd');
  const bookedOn = dayOf(entry);
  const bankReference = textAt(entry, 'AcctSvcrRef');
  const details = at(entry, 'NtryDtls', 'TxDtls');
  if (details.length === 0) {
    const reference = textAt(entry, 'AddtlNtryInf');
    return [
      {
        bookedOn,
        amount: signed(total, indicator),
        endToEndId: null,
        reference,
        counterparty: null,
        bankReference,
      },
    ];
  }
  const lines = details.map((detail): StatementLine => {
    const own = amountAt(detail, 'Amt') ?? amountAt(detail, 'AmtDtls', 'TxAmt', 'Amt');
    const one = own ?? (details.length === 1 ? total : null);
    if (!one) throw broken('a booking of several payments does not say what each of them is');
    return {
      bookedOn,
      amount: signed(one, textAt(detail, 'CdtDbtInd') ?? indicator),
      endToEndId: real(textAt(detail, 'Refs', 'EndToEndId')),
      reference: joined(at(detail, 'RmtInf', 'Ustrd')) ?? textAt(detail, 'AddtlTxInf'),
      counterparty:
        textAt(detail, 'RltdPties', 'Cdtr', 'Pty', 'Nm') ??
        textAt(detail, 'RltdPties', 'Cdtr', 'Nm') ??
        textAt(detail, 'RltdPties', 'Dbtr', 'Pty', 'Nm') ??
        textAt(detail, 'RltdPties', 'Dbtr', 'Nm'),
      bankReference: textAt(detail, 'Refs', 'AcctSvcrRef') ?? bankReference,
    };
  });
  const sum = lines.reduce((all, { amount }) => all + amount.amount, 0);
  if (sum !== signed(total, indicator).amount) throw broken('a booking is not the sum of its payments');
  return lines;
}

/** ISO 20022 camt.053 of any version: the booked entries, a batch taken apart into its payments. */
export function camt053(source: string): Statement {
  const statements = at(readXml(source), 'BkToCstmrStmt', 'Stmt');
  if (statements.length === 0) throw broken('it holds no statement');
  const accounts = statements.map(
    (statement) => textAt(statement, 'Acct', 'Id', 'IBAN') ?? textAt(statement, 'Acct', 'Id', 'Othr', 'Id'),
  );
  return {
    account: accounts[0] ?? null,
    lines: statements.flatMap((statement) => at(statement, 'Ntry')).flatMap(linesOf),
  };
}

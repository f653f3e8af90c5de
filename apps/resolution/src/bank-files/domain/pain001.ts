import { decimalOf, type Money } from '@tuntas/kernel';
import type { FileFacts, FileOrder, OwnAccount } from './bank-file';
import { documentOf, type Xml } from './xml';

export const pain001Namespace = 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.09';

const bic = /^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$/;

/** Remainder of the account number modulo 97 as ISO 13616 has it: 1 for an IBAN. */
export function isIban(account: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(account)) return false;
  const digits = [...`${account.slice(4)}${account.slice(0, 4)}`].map((sign) => parseInt(sign, 36)).join('');
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1;
}

/** ISO 20022 counts characters, and so do we. */
const atMost = (text: string, length: number): string => [...text].slice(0, length).join('').trim();

const agent = (name: string, code: string): Xml => [
  name,
  [['FinInstnId', [bic.test(code) ? ['BICFI', code] : ['ClrSysMmbId', [['MmbId', atMost(code, 35)]]]]]],
];

const account = (name: string, number: string, more: readonly Xml[] = []): Xml => [
  name,
  [['Id', [isIban(number) ? ['IBAN', number] : ['Othr', [['Id', atMost(number, 34)]]]]], ...more],
];

const total = (orders: readonly FileOrder[], currency: string): Money => ({
  amount: orders.reduce((sum, { amount }) => sum + amount.amount, 0),
  currency,
});

const sums = ({ orders, currency }: FileFacts): readonly Xml[] => [
  ['NbOfTxs', String(orders.length)],
  ['CtrlSum', decimalOf(total(orders, currency))],
];

const party = (name: string, { name: holder }: Pick<OwnAccount, 'name'>): Xml => [
  name,
  [['Nm', atMost(holder, 140)]],
];

const transfer = ({ endToEndId, amount, payee, reference }: FileOrder): Xml => [
  'CdtTrfTxInf',
  [
    ['PmtId', [['EndToEndId', endToEndId]]],
    ['Amt', [['InstdAmt', decimalOf(amount), { Ccy: amount.currency }]]],
    agent('CdtrAgt', payee.bankCode),
    party('Cdtr', { name: payee.holder }),
    account('CdtrAcct', payee.accountNumber),
    ['RmtInf', [['Ustrd', atMost(reference, 140)]]],
  ],
];

/** The file as ISO 20022 pain.001.001.09, one payment block of one currency; the order of elements is the schema's. */
export function pain001(facts: FileFacts): string {
  const { number, madeAt, executionDate, currency, debtor, orders } = facts;
  return documentOf([
    'Document',
    [
      [
        'CstmrCdtTrfInitn',
        [
          [
            'GrpHdr',
            [
              ['MsgId', number],
              ['CreDtTm', madeAt.toISOString().slice(0, 19)],
              ...sums(facts),
              party('InitgPty', debtor),
            ],
          ],
          [
            'PmtInf',
            [
              ['PmtInfId', number],
              ['PmtMtd', 'TRF'],
              ['BtchBookg', 'false'],
              ...sums(facts),
              ['ReqdExctnDt', [['Dt', executionDate]]],
              party('Dbtr', debtor),
              account('DbtrAcct', debtor.accountNumber, [['Ccy', currency]]),
              agent('DbtrAgt', debtor.bankCode),
              ['ChrgBr', 'SHAR'],
              ...orders.map(transfer),
            ],
          ],
        ],
      ],
    ],
    { xmlns: pain001Namespace },
  ]);
}

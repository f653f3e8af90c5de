import fc from 'fast-check';
import { at, readXml, textAt, type XmlElement } from '../../statements/domain/xml-reader';
import { bankCsv } from './bank-csv';
import type { FileFacts } from './bank-file';
import { isIban, pain001 } from './pain001';

const facts: FileFacts = {
  number: 'TUNTAS-20261127-000001',
  madeAt: new Date('2026-11-27T03:04:05.678Z'),
  executionDate: '2026-12-01',
  currency: 'IDR',
  debtor: { name: 'Tuntas Operasional', bankCode: 'BMRIIDJA', accountNumber: '1420099887766' },
  orders: [
    {
      endToEndId: '0190a000000070008000000000000001-1',
      amount: { amount: 130_000, currency: 'IDR' },
      payee: { bankCode: '014', accountNumber: '5270001234', holder: 'Toko Melati' },
      reference: 'CLM-2026-000123',
    },
    {
      endToEndId: '0190a000000070008000000000000002-1',
      amount: { amount: 70_001, currency: 'IDR' },
      payee: { bankCode: 'DEUTDEFF', accountNumber: 'DE89370400440532013000', holder: 'Müller & Söhne' },
      reference: 'CLM-2026-000124',
    },
  ],
};

/** The order of elements as pain.001.001.09 has it; `?` may be missing, `*` may repeat. */
const schema: Record<string, readonly string[]> = {
  Document: ['CstmrCdtTrfInitn'],
  CstmrCdtTrfInitn: ['GrpHdr', 'PmtInf*'],
  GrpHdr: ['MsgId', 'CreDtTm', 'Authstn?', 'NbOfTxs', 'CtrlSum?', 'InitgPty', 'FwdgAgt?', 'InitnSrc?'],
  PmtInf: [
    ...[
      'PmtInfId',
      'PmtMtd',
      'BtchBookg?',
      'NbOfTxs?',
      'CtrlSum?',
      'PmtTpInf?',
      'ReqdExctnDt',
      'PoolgAdjstmntDt?',
    ],
    ...[
      'Dbtr',
      'DbtrAcct',
      'DbtrAgt',
      'DbtrAgtAcct?',
      'InstrForDbtrAgt?',
      'UltmtDbtr?',
      'ChrgBr?',
      'ChrgsAcct?',
    ],
    ...['ChrgsAcctAgt?', 'CdtTrfTxInf*'],
  ],
  CdtTrfTxInf: [
    ...['PmtId', 'PmtTpInf?', 'Amt', 'XchgRateInf?', 'ChrgBr?', 'MndtRltdInf?', 'ChqInstr?', 'UltmtDbtr?'],
    ...['IntrmyAgt1?', 'CdtrAgt?', 'CdtrAgtAcct?', 'Cdtr?', 'CdtrAcct?', 'UltmtCdtr?', 'InstrForCdtrAgt?'],
    ...['InstrForDbtrAgt?', 'Purp?', 'RgltryRptg?', 'Tax?', 'RltdRmtInf?', 'RmtInf?', 'SplmtryData?'],
  ],
  PmtId: ['InstrId?', 'EndToEndId', 'UETR?'],
  Amt: ['InstdAmt'],
  ReqdExctnDt: ['Dt'],
  RmtInf: ['Ustrd*', 'Strd?'],
};

function fits({ name, children }: XmlElement): void {
  const wanted = schema[name];
  if (wanted) {
    const pattern = new RegExp(
      `^${wanted.map((one) => `(?:${one.replace(/[?*]/, '')} )${/[?*]/.exec(one)?.[0] ?? ''}`).join('')}$`,
    );
    expect(children.map((child) => `${child.name} `).join('')).toMatch(pattern);
  }
  children.forEach(fits);
}

const limits: [path: string[], most: number][] = [
  [['PmtId', 'EndToEndId'], 35],
  [['Cdtr', 'Nm'], 140],
  [['RmtInf', 'Ustrd'], 140],
  [['CdtrAcct', 'Id', 'Othr', 'Id'], 34],
];

describe('a pain.001 file', () => {
  const root = readXml(pain001(facts));
  const [payment] = at(root, 'CstmrCdtTrfInitn', 'PmtInf');

  it('keeps the order of the schema and names its namespace', () => {
    fits(root);
    expect(root.attributes['xmlns']).toBe('urn:iso:std:iso:20022:tech:xsd:pain.001.001.09');
  });

  it('sums what it holds', () => {
    expect(textAt(root, 'CstmrCdtTrfInitn', 'GrpHdr', 'NbOfTxs')).toBe('2');
    expect(textAt(root, 'CstmrCdtTrfInitn', 'GrpHdr', 'CtrlSum')).toBe('200001');
    expect(payment && textAt(payment, 'CtrlSum')).toBe('200001');
  });

  it('tells an IBAN and a BIC from numbers of the country', () => {
    const [national, abroad] = at(root, 'CstmrCdtTrfInitn', 'PmtInf', 'CdtTrfTxInf');
    expect(national && textAt(national, 'CdtrAcct', 'Id', 'Othr', 'Id')).toBe('5270001234');
    expect(national && textAt(national, 'CdtrAgt', 'FinInstnId', 'ClrSysMmbId', 'MmbId')).toBe('014');
    expect(abroad && textAt(abroad, 'CdtrAcct', 'Id', 'IBAN')).toBe('DE89370400440532013000');
    expect(abroad && textAt(abroad, 'CdtrAgt', 'FinInstnId', 'BICFI')).toBe('DEUTDEFF');
    expect(isIban('DE89370400440532013001')).toBe(false);
  });

  it.each([
    ['IDR', 130_000, '130000'],
    ['USD', 12_345, '123.45'],
    ['KWD', 1, '0.001'],
  ])('writes amounts in %s with its decimals', (currency, amount, text) => {
    const [order] = facts.orders;
    const xml = pain001({
      ...facts,
      currency,
      orders: order ? [{ ...order, amount: { amount, currency } }] : [],
    });
    const [written] = at(readXml(xml), 'CstmrCdtTrfInitn', 'PmtInf', 'CdtTrfTxInf', 'Amt', 'InstdAmt');
    expect(written).toMatchObject({ text, attributes: { Ccy: currency } });
  });

  it('can be read whatever a name holds, and no text is longer than the schema lets it be', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }), (holder) => {
        const orders = facts.orders.map((order) => ({
          ...order,
          payee: { ...order.payee, holder },
          reference: holder,
        }));
        const transfers = at(
          readXml(pain001({ ...facts, orders })),
          'CstmrCdtTrfInitn',
          'PmtInf',
          'CdtTrfTxInf',
        );
        expect(transfers).toHaveLength(2);
        for (const transfer of transfers) {
          for (const [path, most] of limits) {
            for (const { text } of at(transfer, ...path)) expect([...text].length).toBeLessThanOrEqual(most);
          }
        }
      }),
    );
  });
});

describe('the same file as CSV', () => {
  it('quotes what needs it and lets no cell be a formula', () => {
    const [order] = facts.orders;
    const orders = order ? [{ ...order, payee: { ...order.payee, holder: '=cmd("x"),1' } }] : [];
    expect(bankCsv({ ...facts, orders }).split('\r\n')[1]).toBe(
      `${order?.endToEndId},014,5270001234,"'=cmd(""x""),1",130000,IDR,CLM-2026-000123,2026-12-01`,
    );
  });
});

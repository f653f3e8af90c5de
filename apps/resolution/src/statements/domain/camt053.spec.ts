import { camt053 } from './camt053';
import { readXml } from './xml-reader';

const document = (entries: string) => `<?xml version="1.0"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt>
<Acct><Id><Othr><Id>1420099887766</Id></Othr></Id></Acct>${entries}</Stmt></BkToCstmrStmt></Document>`;

const entry = (over: string, status = '<Sts><Cd>BOOK</Cd></Sts>') => `<Ntry>
<Amt Ccy="IDR">200000.00</Amt><CdtDbtInd>DBIT</CdtDbtInd>${status}<BookgDt><Dt>2026-11-27</Dt></BookgDt>
<AcctSvcrRef>BANK-1</AcctSvcrRef>${over}</Ntry>`;

const detail = (id: string, amount: number) => `<TxDtls><Refs><EndToEndId>${id}</EndToEndId></Refs>
<Amt Ccy="IDR">${amount}</Amt><RltdPties><Cdtr><Pty><Nm>Toko &amp; Co</Nm></Pty></Cdtr></RltdPties>
<RmtInf><Ustrd>CLM-2026-000123</Ustrd></RmtInf></TxDtls>`;

describe('a camt.053 statement', () => {
  it('takes a batch apart into its payments', () => {
    const { account, lines } = camt053(
      document(entry(`<NtryDtls>${detail('e-1', 130_000)}${detail('e-2', 70_000)}</NtryDtls>`)),
    );
    expect(account).toBe('1420099887766');
    expect(lines.map(({ endToEndId, amount }) => [endToEndId, amount.amount])).toEqual([
      ['e-1', -130_000],
      ['e-2', -70_000],
    ]);
    expect(lines[0]).toMatchObject({
      bookedOn: '2026-11-27',
      counterparty: 'Toko & Co',
      reference: 'CLM-2026-000123',
      bankReference: 'BANK-1',
    });
  });

  it('reads a booking without details, and older versions of a status', () => {
    const { lines } = camt053(document(entry('<AddtlNtryInf>fee</AddtlNtryInf>', '<Sts>BOOK</Sts>')));
    expect(lines).toEqual([expect.objectContaining({ endToEndId: null, reference: 'fee' })]);
  });

  it('leaves out what is only pending', () => {
    expect(camt053(document(entry('', '<Sts><Cd>PDNG</Cd></Sts>'))).lines).toEqual([]);
  });

  it.each([
    [
      'whose payments are not its sum',
      document(entry(`<NtryDtls>${detail('e-1', 130_000)}</NtryDtls>`)),
      /not the sum/,
    ],
    ['without a statement', '<Document/>', /no statement/],
    ['that ends too early', document('').slice(0, -10), /./],
    ['with a document type', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', /document type/],
    ['with an unknown entity', '<a>&b;</a>', /no character/],
    ['closed in the wrong order', '<a><b></a></b>', /not opened/],
    ['that is deeper than any statement', '<a>'.repeat(60) + '</a>'.repeat(60), /too deep/],
    ['that is no XML', 'Date,Amount', /outside|broken|early/],
  ])('is refused %s', (_, text, message) => {
    expect(() => camt053(text)).toThrow(message);
  });
});

describe('reading XML', () => {
  it('knows comments, CDATA, prefixes, numbered characters and both quotes', () => {
    const root = readXml(
      `\uFEFF<?xml version="1.0"?><!-- x --><n:a b='1' c="&lt;2"><![CDATA[<&>]]>&#x41;&#66;<d/></n:a>`,
    );
    expect(root).toMatchObject({
      name: 'a',
      attributes: { b: '1', c: '<2' },
      text: '<&>AB',
      children: [{ name: 'd' }],
    });
  });
});

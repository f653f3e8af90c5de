import { waybillIn } from './barcodes';

describe('the number on a label', () => {
  it.each([
    ['JN0012345678', 'JN0012345678'],
    [' jn0012345678\n', 'JN0012345678'],
    ['https://tuntas.example/t/JN%20123?x=1', 'JN 123'],
    ['TLX-2026/0001', 'TLX-2026/0001'],
  ])('%j is %s', (raw, waybill) => expect(waybillIn(raw)).toBe(waybill));

  it.each(['', 'JN', 'https://example.com/x', 'Jl. Merdeka 12; Jakarta', 'x'.repeat(80)])(
    '%j is none',
    (raw) => expect(waybillIn(raw)).toBeNull(),
  );
});

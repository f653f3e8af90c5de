import fc from 'fast-check';
import { csvLine, guarded, plainAmount, unguarded } from './cells';
import { readHeader } from './columns';
import { JsonItems } from './json-items';
import { cellsOf, claimOfCells } from './row';

describe('cells', () => {
  it.each(['=1+1', '+62', '-5', '@x', "'=x", "''=x"])(
    '%s is written so that no spreadsheet runs it',
    (cell) => {
      expect(guarded(cell)).toMatch(/^'/);
    },
  );

  it('come back as they were', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.string().map((text) => `=${text}`),
      fc.string().map((text) => `'-${text}`),
    );
    fc.assert(fc.property(cell, (text) => expect(unguarded(guarded(text))).toBe(text)));
  });

  it('are quoted where they must be', () => {
    expect(csvLine(['a', 'b;c', 'd"e', 'f\ng'])).toBe('a,"b;c","d""e","f\ng"\r\n');
  });

  it.each([
    ['1250000', '1250000'],
    ['1.250.000', '1250000'],
    ['1,250,000', '1250000'],
    ['Rp 1.250.000,50', '1250000.50'],
    ['$1,250.50', '1250.50'],
    ['49.90', '49.90'],
    ['1.250', '1250'],
    ['much', 'much'],
  ])('reads the amount %s as %s', (text, plain) => {
    expect(plainAmount(text)).toBe(plain);
  });
});

describe('a header', () => {
  it('takes either language, in any order and case', () => {
    const header = readHeader(['Resi', 'TYPE', 'keterangan', 'Mata Uang', 'alasan', '']);
    expect(header).toEqual({
      cells: ['waybill', 'type', 'description', 'currency', null, null],
      unknown: [],
      missing: [],
    });
  });

  it('names what it does not know and what it needs', () => {
    expect(readHeader(['waybill', 'price'])).toMatchObject({
      unknown: ['price'],
      missing: ['type', 'description'],
    });
  });
});

describe('a row', () => {
  const read = (cells: Record<string, string>) => {
    const names = Object.keys(cells);
    return claimOfCells(cellsOf(readHeader(names).cells, Object.values(cells)));
  };

  it('becomes the body of a claim', () => {
    const row = {
      resi: 'JN1',
      jenis: 'Tidak diterima',
      keterangan: 'x',
      jumlah: '1.250.000',
      tanggal_kejadian: '2026-03-04',
    };
    expect(read(row)).toMatchObject({
      claim: {
        waybill: 'JN1',
        type: 'delivered_not_received',
        occurredAt: '2026-03-04T00:00:00+07:00',
        lines: [{ description: 'x', claimedAmount: 1_250_000 }],
      },
    });
  });

  it('says which cells cannot be read', () => {
    const row = { waybill: 'JN1', type: 'loss', description: 'x', amount: '1.5', quantity: 'two' };
    expect(read(row)).toEqual({
      errors: [
        { field: 'quantity', message: 'Write a whole number' },
        { field: 'amount', message: expect.stringMatching(/Write an amount in IDR/) },
      ],
    });
  });
});

describe('objects in a stream of JSON', () => {
  const cut = (text: string, size: number): string[] => {
    const items = new JsonItems();
    const found: string[] = [];
    for (let at = 0; at < text.length; at += size) found.push(...items.push(text.slice(at, at + size)));
    items.end();
    return found;
  };

  it('are found whole, wherever the pieces are cut', () => {
    const value = fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { maxLength: 5 });
    fc.assert(
      fc.property(value, fc.integer({ min: 1, max: 9 }), fc.boolean(), (objects, size, lines) => {
        const text = lines
          ? objects.map((item) => JSON.stringify(item)).join('\n')
          : JSON.stringify(objects, null, 1);
        expect(cut(text, size).map((item) => JSON.parse(item))).toEqual(JSON.parse(JSON.stringify(objects)));
      }),
    );
  });

  it('are refused when they do not end, grow without end, or are no objects', () => {
    expect(() => cut('[{"a":1', 3)).toThrow(/does not end/);
    expect(() => [...new JsonItems(10).push(`{"a":"${'x'.repeat(20)}"}`)]).toThrow(/too long/);
    expect(() => cut('[1,2]', 5)).toThrow(/unexpected "1"/);
  });
});

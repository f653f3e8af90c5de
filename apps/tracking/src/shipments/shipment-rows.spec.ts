import { readCsv, readRow } from './shipment-rows';

const facts = { carrier: 'JNE', waybill: 'JN1', service: 'REG', shippedAt: '2026-03-02T10:00:00+07:00' };

describe('rows of shipments', () => {
  it('read a CSV with dotted names like the JSON', () => {
    const [row] = readCsv(
      'carrier,waybill,service,shippedAt,pieces,fee.amount,fee.currency,consignee.name\n' +
        'JNE,0012,REG,2026-03-02T10:00:00+07:00,2,13000,IDR,Siti\n',
    );
    expect(row).toMatchObject({
      told: {
        waybill: '0012',
        pieces: 2,
        fee: { amount: 13_000, currency: 'IDR' },
        consignee: { name: 'Siti', locale: 'id' },
      },
    });
  });

  it.each([
    [{ ...facts, colour: 'red' }, 'colour'],
    [{ ...facts, shippedAt: '2026-03-02' }, 'shippedAt'],
    [{ ...facts, pieces: 0 }, 'pieces'],
    [{ ...facts, fee: { amount: 1.5, currency: 'IDR' } }, 'fee.amount'],
    [
      { ...facts, fee: { amount: 1, currency: 'IDR' }, goodsValue: { amount: 1, currency: 'USD' } },
      'fee.currency',
    ],
    [null, 'row'],
  ])('name the wrong field of %j', (row, field) => {
    expect(readRow(row)).toMatchObject({ errors: [{ field }] });
  });

  it('refuse what is no CSV, an empty file and too many rows', () => {
    expect(() => readCsv('a,b\n"x')).toThrow(/Quote|quote/);
    expect(() => readCsv('carrier,waybill\n')).toThrow(/no rows/);
    expect(() => readCsv(`carrier\n${'x\n'.repeat(1_001)}`)).toThrow(/1001 rows/);
  });

  it('give a hostile header no way to the prototype', () => {
    const [row] = readCsv('__proto__.carrier,waybill\nx,1\n');
    expect(row).toHaveProperty('errors');
    expect(({} as Record<string, unknown>)['carrier']).toBeUndefined();
  });
});

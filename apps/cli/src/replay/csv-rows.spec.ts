import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCsv } from './csv-rows';
import { rowReader } from './past-claim';
import { fit } from './profile';
import { ClaimFile } from './survey';

const folder = mkdtempSync(join(tmpdir(), 'replay-'));
const written = (text: string): string => {
  const path = join(folder, 'claims.csv');
  writeFileSync(path, text);
  return path;
};

describe('rows of a CSV', () => {
  it('carry their number and line, whatever is quoted', async () => {
    const csv = await openCsv(written('\ufeffa,b\r\n1,"x\ny"\r\n,\r\n2,5" screen\r\n'));
    expect(csv.header).toEqual(['a', 'b']);
    expect(await collect(csv.rows())).toEqual([
      { row: 1, line: 3, cells: ['1', 'x\ny'] },
      { row: 2, line: 5, cells: ['2', '5" screen'] },
    ]);
  });

  it('end with a clear word where the file does', async () => {
    await expect(openCsv(join(folder, 'none.csv'))).rejects.toThrow(/There is no file/);
    await expect(openCsv(folder)).rejects.toThrow(/is a folder/);
    await expect(openCsv(written(''))).rejects.toThrow(/empty/);
    const open = await openCsv(written(`a,b\n1,"${'x\n'.repeat(50_000)}`));
    await expect(collect(open.rows())).rejects.toThrow(/no CSV/);
  });
});

const collect = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
};

it('refuses the second row with a claim number, in any distance, and not the first', async () => {
  const header = 'Claim Number,Date Received,Incident Date,Airline Name,Claim Type,Close Amount,Disposition';
  const row = (number: number, type = 'Property Damage') =>
    `${number},7-Jan-14,27-Dec-13,UAL,${type},$1.00,Settle`;
  const numbers = Array.from({ length: 500 }, (_, n) => n + 1);
  const rows = [row(900, 'Complaint'), ...numbers.map((n) => row(n)), row(7), row(900), row(7)];
  const csv = await openCsv(written([header, ...rows].join('\n')));
  const { profile, columns } = fit(csv.header);
  const claims = new ClaimFile(csv, rowReader(profile, columns, csv.header));
  const refused = (await collect(claims.rows())).flatMap(({ row: at, read }) =>
    'refused' in read ? [[at, read.refused]] : [],
  );
  expect(refused).toEqual([
    [1, 'Claim Type “Complaint”: no claim for a lost or damaged parcel'],
    [502, 'Claim number 7 was already in row 8'],
    [504, 'Claim number 7 was already in row 8'],
  ]);
  expect(await claims.survey()).toMatchObject({
    read: 504,
    filed: 501,
    payouts: 501,
    paid: { USD: '501.00' },
  });
});

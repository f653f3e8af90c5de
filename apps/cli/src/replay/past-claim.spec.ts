import { type Profile, fit, readProfile } from './profile';
import { type PastClaim, rowReader } from './past-claim';

const header = [
  'Claim Number', 'Date Received', 'Incident Date', 'Airport Code', 'Airport Name', 'Airline Name',
  'Claim Type', 'Claim Site', 'Item Category', 'Close Amount', 'Disposition',
]; // prettier-ignore

const { profile, columns } = fit(header);
const readRow = rowReader(profile, columns, header);

const row = (change: Partial<Record<(typeof header)[number], string>> = {}): string[] => {
  const cells: Record<string, string> = {
    'Claim Number': '2014010710583',
    'Date Received': '7-Jan-14',
    'Incident Date': '27-Dec-13',
    'Airport Code': 'SJU',
    'Airport Name': 'Luis Munoz Marin International',
    'Airline Name': 'Delta Air Lines  ',
    'Claim Type': 'Property Damage',
    'Claim Site': 'Checked Baggage',
    'Item Category': 'Food & Drink; Cameras; Cameras',
    'Close Amount': '$1,463.31 ',
    Disposition: 'Approve in Full',
    ...change,
  };
  return header.map((name) => cells[name] ?? '');
};

const claim = (change = {}): PastClaim => {
  const read = readRow(row(change));
  if ('refused' in read) throw new Error(read.refused);
  return read.claim;
};

describe('a row of the series', () => {
  it('is read as a claim, with its padding gone', () => {
    expect(claim()).toEqual({
      reference: '2014010710583',
      type: 'damage',
      carrier: 'Delta Air Lines',
      hub: 'SJU',
      place: 'Checked Baggage',
      filedAt: new Date('2014-01-07'),
      incidentAt: new Date('2013-12-27'),
      items: ['Food & Drink', 'Cameras'],
      decision: 'approved',
      award: { amount: 146_331, currency: 'USD' },
    });
  });

  it('of another year is read without a flag', () => {
    const other = claim({
      'Date Received': '1/4/10 0:00',
      'Incident Date': '1/3/10 14:30',
      'Close Amount': '$350.00',
    });
    expect(other).toMatchObject({ incidentAt: new Date('2010-01-03T14:30:00Z'), award: { amount: 35_000 } });
    const names = header.map((name) => (name === 'Item Category' ? 'ITEM' : ` ${name.toUpperCase()} `));
    expect(fit(names).profile.name).toBe('tsa-claims');
  });

  it.each([
    ['Settle', '$50.00 ', 'approved_partial', 5_000],
    ['Deny', '$0.00 ', 'rejected', null],
    ['Deny', '$50.00 ', 'rejected', null],
    ['-', '-', null, null],
    ['', '', null, null],
    // An approval without a sum cannot be paid, so it stays open.
    ['Approve in Full', '$0.00 ', null, null],
    ['Settle', '-', null, null],
  ])('decided %s with %s is %s and pays %s', (disposition, amount, decision, cents) => {
    expect(claim({ Disposition: disposition, 'Close Amount': amount })).toMatchObject({
      decision,
      award: cents === null ? null : { amount: cents, currency: 'USD' },
    });
  });

  it('may leave airline, airport, site and items empty', () => {
    const bare = claim({ 'Airline Name': '-', 'Airport Code': '-', 'Claim Site': '-', 'Item Category': '-' });
    expect(bare).toMatchObject({ carrier: 'unknown airline', hub: null, place: null, items: [] });
  });

  it.each([
    [
      { 'Claim Type': 'Personal Injury' },
      'Claim Type “Personal Injury”: no claim for a lost or damaged parcel',
    ],
    [{ 'Claim Type': '-' }, 'Claim Type: missing'],
    [{ 'Claim Number': ' ' }, 'Claim Number: missing'],
    [{ 'Claim Number': 'a;b' }, 'Claim Number “a;b”: cannot be a claim number'],
    [{ 'Incident Date': '31-Feb-14' }, /^Incident Date “31-Feb-14”: no date in any of the formats D-MMM-YY/],
    [{ 'Date Received': '-' }, 'Date Received: missing'],
    [{ 'Close Amount': '$1,46.31' }, 'Close Amount “$1,46.31”: no amount'],
    [{ 'Close Amount': '$50.005' }, 'Close Amount “$50.005”: no amount in USD'],
    [{ 'Close Amount': '-$5.00' }, 'Close Amount “-$5.00”: no amount'],
    [{ 'Close Amount': 'fifty' }, 'Close Amount “fifty”: no amount in USD'],
    [{ Disposition: 'Maybe' }, 'Disposition “Maybe”: no decision the profile tsa-claims knows'],
  ])('is refused with column and cell: %j', (change, refused) => {
    expect(readRow(row(change))).toEqual({
      refused: typeof refused === 'string' ? refused : expect.stringMatching(refused),
    });
  });

  it('is refused when cells are missing', () => {
    expect(readRow(row().slice(1))).toEqual({ refused: 'The row has 10 cells, the header has 11' });
  });
});

describe('a profile', () => {
  it('must know the columns of the file, and says which are missing', () => {
    expect(() => fit(['Claim Number', 'Status'])).toThrow(
      /tsa-claims: no column Date Received, Incident Date/,
    );
  });

  it('reads amounts of another country', () => {
    const german: Profile = { ...profile, money: { currency: 'EUR', symbol: '€', group: '.', decimal: ',' } };
    expect(rowReader(german, columns, header)(row({ 'Close Amount': '€1.463,31' }))).toMatchObject({
      claim: { award: { amount: 146_331, currency: 'EUR' } },
    });
  });

  it('that cannot be used says what is wrong', async () => {
    await expect(readProfile('/nowhere/profile.json')).rejects.toThrow(/cannot be read/);
    await expect(readProfile(__filename)).rejects.toThrow(/not JSON/);
  });
});

import fc from 'fast-check';
import { dateReader } from './dates';

const read = dateReader(['D-MMM-YY', 'M/D/YY H:mm', 'M/D/YY', 'YYYY-MM-DD']);

describe('dates of past claims', () => {
  it.each([
    ['13-Jan-14', '2014-01-13T00:00:00.000Z'],
    ['4-MAR-14', '2014-03-04T00:00:00.000Z'],
    ['1/3/10 14:30', '2010-01-03T14:30:00.000Z'],
    ['12/31/10 0:05', '2010-12-31T00:05:00.000Z'],
    ['2/29/12', '2012-02-29T00:00:00.000Z'],
    ['7-Jul-99', '1999-07-07T00:00:00.000Z'],
    ['2014-01-13', '2014-01-13T00:00:00.000Z'],
  ])('%s is %s', (text, iso) => {
    expect(read(text)?.toISOString()).toBe(iso);
  });

  it.each([
    '31-Feb-14',
    '13/1/10',
    '2/29/13',
    '1/3/10 24:00',
    '1/3/10 14:60',
    '0-Jan-14',
    '13-Jab-14',
    '13-Jan',
    '',
    'x13-Jan-14',
  ])('“%s” is none', (text) => {
    expect(read(text)).toBeNull();
  });

  it('reads every day of the series back', () => {
    const days = fc.date({ min: new Date('2002-01-01'), max: new Date('2030-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (day) => {
        const [month, date, year] = [day.getUTCMonth() + 1, day.getUTCDate(), day.getUTCFullYear() % 100];
        const text = `${month}/${date}/${String(year).padStart(2, '0')} ${day.getUTCHours()}:${String(day.getUTCMinutes()).padStart(2, '0')}`;
        expect(read(text)?.toISOString().slice(0, 16)).toBe(day.toISOString().slice(0, 16));
      }),
    );
  });
});

import { hoursOf, hoursText } from './working-hours';

describe('hours as people write them', () => {
  it.each([
    ['09:00-17:00', [['09:00', '17:00']]],
    [
      '9-12, 13.00–17.30',
      [
        ['09:00', '12:00'],
        ['13:00', '17:30'],
      ],
    ],
    ['', []],
    ['closed', []],
  ])('%s', (text, hours) => {
    expect(hoursOf(text)).toEqual(hours);
  });

  it('are written back the same', () => {
    expect(hoursText(hoursOf('9-12,13-17'))).toBe('09:00-12:00, 13:00-17:00');
    expect(hoursText(undefined)).toBe('');
  });
});

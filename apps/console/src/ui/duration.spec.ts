import { durationText, relativeText } from './duration';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

describe('a span of time', () => {
  it.each([
    [30_000, '1 min'],
    [35 * minute, '35 min'],
    [2 * hour, '2 hr'],
    [2 * hour + 14 * minute, '2 hr 14 min'],
    [-(3 * day + 4 * hour), '3 d 4 hr'],
    [12 * day + 5 * hour, '12 d'],
  ])('%d ms is %s', (ms, text) => {
    expect(durationText(ms, 'en-US').replace(/days?/g, 'd')).toBe(text);
  });
});

it('is written out in Indonesian', () => {
  expect(durationText(4 * day + 23 * hour, 'id-ID')).toBe('4 hari 23 jam');
});

describe('a moment seen from now', () => {
  it('is told in the reader’s words', () => {
    expect(relativeText(0, 0, 'en-GB')).toBe('now');
    expect(relativeText(-3 * hour, 0, 'en-GB')).toBe('3 hours ago');
    expect(relativeText(day, 0, 'id-ID')).toBe('besok');
  });
});

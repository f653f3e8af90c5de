import { minutesLeft, workText } from './work-clock';

const minute = 60_000;

describe('working time left', () => {
  it('counts on while the office is open, for as long as what was told can be trusted', () => {
    const clock = { leftMinutes: 90, counting: true };
    expect(minutesLeft(clock, 0, 0)).toBe(90);
    expect(minutesLeft(clock, 0, 2 * minute + 30_000)).toBe(88);
    expect(minutesLeft(clock, 0, 60 * minute)).toBe(87);
    expect(minutesLeft(clock, 5 * minute, 0)).toBe(90);
  });

  it('stands still while the office is closed', () => {
    expect(minutesLeft({ leftMinutes: 90, counting: false }, 0, 60 * minute)).toBe(90);
  });
});

describe('working time in words', () => {
  it.each([
    [0, '0 min'],
    [45, '45 min'],
    [-125, '2 hr 5 min'],
    [120, '2 hr'],
    [3_361, '56 hr'],
  ])('%d minutes are %s', (minutes, text) => {
    expect(workText(minutes, 'en-US')).toBe(text);
  });
});

import { awayText, momentOf } from './away-until';

it('gives back the moment that was typed', () => {
  expect(momentOf(awayText('2026-12-28T02:00:00.000Z'))).toBe('2026-12-28T02:00:00.000Z');
});

it.each(['', 'tomorrow'])('reads %j as no moment', (text) => {
  expect(momentOf(text)).toBeNull();
});
it('has nothing to show without one', () => {
  expect(awayText(null)).toBe('');
});

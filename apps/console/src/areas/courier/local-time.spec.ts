import { localInput, momentOf } from './local-time';

it('is the same minute there and back, in whatever zone the phone is', () => {
  const iso = '2026-03-02T10:05:00.000Z';
  expect(momentOf(localInput(iso))).toBe(iso);
  expect(localInput(iso)).toMatch(/^2026-03-0[123]T\d\d:\d5$/);
  expect(momentOf('')).toBeNull();
});

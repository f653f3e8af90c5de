import { idInToken, signedToken } from '../survey-token';
import { answerBy, surveyDueAt, surveyState } from './survey';

const id = '0192f1c2-0000-7000-8000-0000000000c1';
const secret = 'a-link-secret-of-at-least-32-characters';

it('asks a day after settlement and waits 28 days', () => {
  expect(surveyDueAt(new Date('2026-03-02T03:00:00Z')).toISOString()).toBe('2026-03-03T03:00:00.000Z');
  expect(answerBy(new Date('2026-03-03T03:00:00Z')).toISOString()).toBe('2026-03-31T03:00:00.000Z');
});

it('is open until answered or too late', () => {
  const until = new Date('2026-03-31T03:00:00Z');
  const at = (now: string, answeredAt: Date | null = null) =>
    surveyState({ answerBy: until, answeredAt }, new Date(now));
  expect(at('2026-03-31T03:00:00Z')).toBe('open');
  expect(at('2026-03-31T03:00:01Z')).toBe('expired');
  expect(at('2026-04-30T00:00:00Z', until)).toBe('answered');
});

it('trusts only links of its own', () => {
  const token = signedToken(id, secret);
  expect(idInToken(token, secret)).toBe(id);
  for (const forged of [`${token}x`, token.slice(0, -1), id, `${id}.`, '', '.', `${token}.${token}`]) {
    expect(idInToken(forged, secret)).toBeNull();
  }
  expect(idInToken(token, 'another-secret-of-at-least-32-characters')).toBeNull();
});

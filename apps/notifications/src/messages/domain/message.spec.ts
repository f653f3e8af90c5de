import { reachableFrom } from '@tuntas/kernel';
import { decideTurn, messageStates, messageTransitions, type Turn } from './message';
import { retryAt } from './retry';

const turn: Turn = {
  critical: false,
  onlyWhile: null,
  claimed: false,
  recipientActive: true,
  caseStage: 'settled',
  openRequestNo: 2,
  requestNo: 2,
  quietUntil: null,
  complete: true,
  plannedAt: new Date('2026-03-01T00:00:00Z'),
  now: new Date('2026-03-01T00:00:10Z'),
};
const until = new Date('2026-03-02T00:00:00Z');

it('reaches every state from queued', () => {
  expect([...reachableFrom(messageTransitions, 'queued')].sort()).toEqual([...messageStates].sort());
});

it.each<[string, Partial<Turn>, string]>([
  ['an ordinary message leaves', {}, 'send'],
  ['nobody who lost access is written to', { recipientActive: false, critical: true }, 'drop'],
  ['no survey for a case that is worked on again', { onlyWhile: 'settled', caseStage: 'open' }, 'drop'],
  ['a survey for a settled case', { onlyWhile: 'settled' }, 'send'],
  ['no reminder once the evidence came', { onlyWhile: 'evidence_missing', openRequestNo: null }, 'drop'],
  ['no reminder of an older request', { onlyWhile: 'evidence_missing', openRequestNo: 3 }, 'drop'],
  ['no reminder to claim once a claim was filed', { onlyWhile: 'unclaimed', claimed: true }, 'drop'],
  ['a reminder to claim while nobody did', { onlyWhile: 'unclaimed' }, 'send'],
  ['a reminder while it is missing', { onlyWhile: 'evidence_missing' }, 'send'],
  ['a waybill not told yet is waited for', { complete: false }, 'wait'],
  ['but not for ever', { complete: false, now: new Date('2026-03-01T00:01:00Z') }, 'send'],
  ['quiet hours hold it back', { quietUntil: until }, 'wait'],
  ['quiet hours do not hold back what is critical', { quietUntil: until, critical: true }, 'send'],
])('%s', (_says, given, kind) => {
  expect(decideTurn({ ...turn, ...given }).kind).toBe(kind);
});

it('tries again later each time, and not for ever', () => {
  const now = new Date(0);
  const pauses = [1, 2, 3, 4, 5, 6, 7, 8].map((attempts) => retryAt(attempts, now, 0.5)?.getTime() ?? null);
  expect(pauses).toEqual([30_000, 120_000, 600_000, 1_800_000, 7_200_000, 21_600_000, 43_200_000, null]);
});

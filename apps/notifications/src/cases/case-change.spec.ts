import type { CaseEvent } from './case-change';
import { caseChangeOf } from './case-change';

const event = (type: CaseEvent['type'], data: object = {}) => ({ type, data }) as CaseEvent;

it('keeps the open request until it is answered', () => {
  expect(caseChangeOf(event('claim.evidence_requested', { requestNo: 2 })).evidenceRequestNo).toBe(2);
  expect(caseChangeOf(event('claim.evidence_received')).evidenceRequestNo).toBeNull();
});

it('starts another cycle when a claim is worked on again', () => {
  expect(caseChangeOf(event('claim.appealed'))).toMatchObject({ stage: 'open', nextCycle: true });
  expect(caseChangeOf(event('claim.reopened')).nextCycle).toBe(true);
  expect(caseChangeOf(event('claim.settled')).nextCycle).toBe(false);
});

it('counts a case closed after everything was given as settled', () => {
  expect(caseChangeOf(event('claim.closed', { reason: 'settled' })).stage).toBe('settled');
  expect(caseChangeOf(event('claim.closed', { reason: 'expired' })).stage).toBe('closed');
});

it('asks nothing more of a claim that another one goes on for', () => {
  expect(caseChangeOf(event('claim.merged'))).toEqual({
    stage: 'closed',
    evidenceRequestNo: null,
    nextCycle: false,
  });
});

import type { Envelope } from '@tuntas/contracts';
import { Burst } from './burst';
import { EventLines } from './event-lines';

const claimId = '01890a5d-ac96-774b-bcce-b302099a8057';
const organisationId = '01890a5d-ac96-774b-bcce-b302099a8001';
const attributes = { id: claimId, version: 1, source: 'claims', subject: claimId, seq: 2, organisationId };

function event(more: Pick<Envelope, 'type' | 'data'>): Envelope {
  return { ...attributes, time: '2026-11-22T14:03:22.000Z', ...more } as Envelope;
}

const decided = event({
  type: 'claim.decided',
  data: {
    claimId,
    number: 'CLM-2026-000123',
    organisationId,
    claimantId: 'person-1',
    shipmentId: claimId,
    decisionNo: 1,
    outcome: 'approved',
    approved: { amount: 130_000, currency: 'IDR' },
    remedy: 'compensation',
    wish: 'compensation',
    reasonCode: 'covered',
    ruleId: null,
    decidedBy: 'person-2',
    appealUntil: null,
  },
});

const paid = event({
  type: 'payout.paid',
  data: {
    remedyId: claimId,
    claimId,
    organisationId,
    payoutId: claimId,
    amount: { amount: 1_250, currency: 'USD' },
    paidAt: '2026-11-22T14:03:22.000Z',
  },
});

it('tells an event in one line, amounts with their code', () => {
  const line = new EventLines().lineOf(decided);
  expect(line).toMatch(/^\d\d:\d\d:\d\d  claim\.decided {13}CLM-2026-000123  approved IDR 130,000$/);
});

it('names a claim by its number in the events of other services once it has seen it', () => {
  const lines = new EventLines();
  expect(lines.lineOf(paid)).toMatch(/payout\.paid +…b302099a8057 +USD 12\.50$/);
  lines.lineOf(decided);
  expect(lines.lineOf(paid)).toMatch(/payout\.paid +CLM-2026-000123 +USD 12\.50$/);
});

it('names no person', () => {
  expect(new EventLines().lineOf(decided)).not.toContain('person');
});

it('says nothing about scans', () => {
  const data = { shipmentId: claimId, organisationId, status: 'at_hub', subReason: null, hub: null } as const;
  const scanned = event({
    type: 'shipment.scanned',
    data: { ...data, occurredAt: '2026-11-22T14:03:22.000Z' },
  });
  expect(new EventLines().lineOf(scanned)).toBeNull();
});

it('lets ten lines a second through and counts the others', () => {
  const burst = new Burst(10);
  const admitted = Array.from({ length: 250 }, () => burst.admit(5_000)).filter(Boolean);
  expect(admitted).toHaveLength(10);
  expect(burst.takeHidden()).toBe(240);
  expect(burst.takeHidden()).toBe(0);
  expect(burst.admit(6_000)).toBe(true);
});

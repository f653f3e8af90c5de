import { events } from '@tuntas/contracts';
import { v7 } from 'uuid';
import { trail } from './claim-trail';
import { wireOf, wireOfChange } from './claims.events';
import type { ClaimEvent } from './domain/claim';
import { at, decided, given, opened, rejected, requested, settled, taken } from './domain/claim.fixture';

const reference = {
  claimId: v7(),
  number: 'CLM-2026-000001',
  organisationId: v7(),
  claimantId: 'shipper-1',
  shipmentId: v7(),
};

const happenings: [ClaimEvent, string | null][] = [
  [taken, 'claim.desk_changed'],
  [{ type: 'ClaimAssigned', assigneeId: 'agent-2' }, 'claim.desk_changed'],
  [{ type: 'ClaimPrioritised', priority: 'high', before: 'normal' }, 'claim.desk_changed'],
  [requested, 'claim.evidence_requested'],
  [{ type: 'EvidenceReceived', evidenceId: v7(), kind: 'photo' }, 'claim.evidence_received'],
  [{ type: 'ClaimReopened', reason: 'evidence_received' }, 'claim.reopened'],
  [{ type: 'ClaimReopened', reason: 'claimant_replied' }, 'claim.reopened'],
  [
    {
      type: 'ClaimantWrote',
      messageId: v7(),
      channel: 'email',
      attachments: 1,
      answers: true,
      underWay: true,
    },
    'claim.message_posted',
  ],
  [
    { type: 'StaffReplied', messageId: v7(), channel: 'web', attachments: 0, underWay: true },
    'claim.message_posted',
  ],
  [{ type: 'ClaimHeld', reason: 'carrier', reviewAt: at('2026-06-15') }, 'claim.desk_changed'],
  [{ type: 'ClaimResumed', reason: null }, 'claim.desk_changed'],
  [decided(), 'claim.decided'],
  [rejected, 'claim.decided'],
  [{ type: 'ClaimAppealed', reason: 'look again' }, 'claim.appealed'],
  [{ type: 'DecisionWithdrawn', reviewId: v7(), reason: 'the label is there' }, 'claim.decision_withdrawn'],
  [{ type: 'ClaimMerged', into: v7(), intoNumber: 'CLM-2026-000002', reason: 'same lamp' }, 'claim.merged'],
  [{ type: 'ClaimAbsorbed', from: v7(), fromNumber: 'CLM-2026-000003' }, null],
  [{ type: 'ClaimCancelled', reason: null }, 'claim.cancelled'],
  [{ type: 'ClaimExpired' }, 'claim.closed'],
  [opened, null],
  [{ type: 'RemedyFailed', remedyId: v7(), reasonCode: 'refused', next: null }, null],
  [settled, 'claim.settled'],
  [{ type: 'PayoutWithdrawn', remedyId: 'remedy-1' }, null],
  [{ type: 'ShipmentRecovered', chooseBy: at('2026-09-15') }, 'claim.recovery_opened'],
  [{ type: 'RecoveryChosen', choice: 'take_parcel' }, 'claim.recovery_chosen'],
  [{ type: 'ClaimClosed', reason: 'settled' }, 'claim.closed'],
];

describe('what other services hear', () => {
  it.each(happenings)('of %j is %s, as the contract says', (event, type) => {
    const state = { ...given(taken, decided()), requestNo: 1, appealNo: 1, answerBy: at('2026-06-15') };
    const told = wireOf(event, { reference, state });
    expect(told.map((wire) => wire.type)).toEqual(type === null ? [] : [type]);
    for (const wire of told) {
      expect(events[wire.type].data.parse(wire.data)).toEqual(wire.data);
      expect(wire).toMatchObject({ subject: reference.claimId, organisationId: reference.organisationId });
    }
  });

  it('is one event about the desk, and none where another tells of the claim', () => {
    const urgent: ClaimEvent = { type: 'ClaimPrioritised', priority: 'urgent', before: 'normal' };
    const change = (...events: ClaimEvent[]) =>
      wireOfChange(
        events.map((event, index) => ({ event, state: given(...events.slice(0, index + 1)) })),
        reference,
      );
    expect(change(taken, urgent)).toMatchObject([
      { type: 'claim.desk_changed', data: { assigneeId: 'agent-1', priority: 'urgent' } },
    ]);
    expect(change(taken, decided()).map(({ type }) => type)).toEqual(['claim.decided']);
  });

  it('is settled for everything that can happen', () => {
    expect(new Set(happenings.map(([{ type }]) => type))).toEqual(new Set(Object.keys(trail)));
  });

  it('says whose desk a claim is on, and until when it waits', () => {
    const held: ClaimEvent = { type: 'ClaimHeld', reason: 'carrier inquiry', reviewAt: at('2026-06-15') };
    expect(wireOf(held, { reference, state: given(taken, held) })).toMatchObject([
      { data: { assigneeId: 'agent-1', priority: 'normal', waitsUntil: at('2026-06-15').toISOString() } },
    ]);
    const state = { ...given(taken), reviewAt: at('2026-06-15') };
    expect(wireOf(taken, { reference, state })).toMatchObject([{ data: { waitsUntil: null } }]);
  });

  it('holds no words that people wrote', () => {
    const wordy = decided({ outcome: 'rejected', reasonText: 'Mr Budi lives next door.' });
    expect(JSON.stringify(wireOf(wordy, { reference, state: given(taken, wordy) }))).not.toContain('Budi');
  });
});

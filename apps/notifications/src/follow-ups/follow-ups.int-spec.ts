import { randomUUID } from 'node:crypto';
import { waitFor } from '@tuntas/testing';
import { type NotificationsFixture, notificationsFixture } from '../../test/notifications.fixture';

let service: NotificationsFixture;
beforeAll(async () => {
  service = await notificationsFixture();
});
afterAll(() => service.close());

const DAY = 24 * 3_600_000;
const remindersTo = (email: string) => service.catcher.mailbox.list({ to: email, q: 'Reminder:' });
const timerOf = async (claimId: string) => {
  const [timer] = await service.rows<{ state: string; due_at: Date; data: object }>(
    `SELECT state, due_at, data FROM notifications.timers WHERE name = 'evidence.remind' AND subject = $1`,
    [claimId],
  );
  return timer;
};

async function askedForEvidence() {
  const sari = await service.somebody('shipper', { locale: 'en' });
  const claim = service.claimOf(sari);
  const answerBy = new Date(Date.now() + 10 * DAY).toISOString();
  const request = (requestNo: number) =>
    claim.event('claim.evidence_requested', { requestNo, items: ['invoice', 'photo_label'], answerBy });
  await service.say(claim.parcel(), claim.submitted(), request(1));
  await service.settle();
  return { sari, claim, request };
}

it('reminds half-way and a day before the end, each once', async () => {
  const { sari, claim } = await askedForEvidence();
  const first = await timerOf(claim.claimId);
  expect(Math.round(((first?.due_at.getTime() ?? 0) - Date.now()) / DAY)).toBe(5);
  expect(remindersTo(sari.email)).toEqual([]);

  await service.ring('evidence.remind', claim.claimId);
  await waitFor(() => remindersTo(sari.email).length === 1);
  expect(remindersTo(sari.email)[0]?.text).toContain('the invoice and a photo of the shipping label');
  const second = await timerOf(claim.claimId);
  expect(second).toMatchObject({ state: 'pending', data: { step: 1 } });
  expect(Math.round(((second?.due_at.getTime() ?? 0) - Date.now()) / DAY)).toBe(9);

  await service.ring('evidence.remind', claim.claimId);
  await waitFor(() => remindersTo(sari.email).length === 2);
  expect((await timerOf(claim.claimId))?.state).toBe('fired');
  // The same step once more tells nobody anything.
  await service.rows(
    `UPDATE notifications.timers SET state = 'pending', generation = generation + 1
     WHERE name = 'evidence.remind' AND subject = $1`,
    [claim.claimId],
  );
  await waitFor(async () => (await timerOf(claim.claimId))?.state === 'fired');
  expect(
    (await service.messagesOf(sari.personId)).filter(({ template }) => template === 'evidence_reminder'),
  ).toHaveLength(4);
});

it('stops when the evidence comes', async () => {
  const { claim } = await askedForEvidence();
  await service.say(
    claim.event('claim.evidence_received', { evidenceId: claim.shipmentId, kind: 'invoice' }),
  );
  await service.settle();
  expect((await timerOf(claim.claimId))?.state).toBe('cancelled');
});

it.each([
  [
    'the claim is merged into another',
    'claim.merged',
    { intoClaimId: randomUUID(), intoNumber: 'CLM-2026-000002' },
  ],
  [
    'the desk waits for somebody else',
    'claim.desk_changed',
    { assigneeId: null, priority: 'normal', waitsUntil: new Date(Date.now() + DAY).toISOString() },
  ],
] as const)('stops when %s, a reminder on its way included', async (_, type, data) => {
  const { sari, claim } = await askedForEvidence();
  service.catcher.behaviour.set({ mode: 'tempfail', to: sari.email, delayMs: 0 });
  await service.ring('evidence.remind', claim.claimId);
  const planned = await waitFor(async () =>
    (await service.messagesOf(sari.personId)).find(
      ({ template, reason_code }) => template === 'evidence_reminder' && reason_code === 'smtp_451',
    ),
  );
  await service.say(claim.event(type, data));
  await service.settle();
  expect((await timerOf(claim.claimId))?.state).toBe('cancelled');
  service.catcher.behaviour.set({ mode: 'accept', delayMs: 0 });
  await service.ring('message.send', planned.id);
  await waitFor(async () =>
    (await service.messagesOf(sari.personId)).find(
      ({ id, state }) => id === planned.id && state === 'dropped',
    ),
  );
});

it('goes on when the desk only changes hands', async () => {
  const { claim } = await askedForEvidence();
  await service.say(
    claim.event('claim.desk_changed', { assigneeId: randomUUID(), priority: 'high', waitsUntil: null }),
  );
  await service.settle();
  expect((await timerOf(claim.claimId))?.state).toBe('pending');
});

it('looks again when the reminder leaves: an answer in between silences it', async () => {
  const { sari, claim } = await askedForEvidence();
  service.catcher.behaviour.set({ mode: 'tempfail', to: sari.email, delayMs: 0 });
  await service.ring('evidence.remind', claim.claimId);
  const planned = await waitFor(async () =>
    (await service.messagesOf(sari.personId)).find(
      ({ template, reason_code }) => template === 'evidence_reminder' && reason_code === 'smtp_451',
    ),
  );
  await service.say(
    claim.event('claim.evidence_received', { evidenceId: claim.shipmentId, kind: 'invoice' }),
  );
  await service.settle();
  service.catcher.behaviour.set({ mode: 'accept', delayMs: 0 });
  await service.ring('message.send', planned.id);
  await waitFor(async () =>
    (await service.messagesOf(sari.personId)).find(
      ({ id, state }) => id === planned.id && state === 'dropped',
    ),
  );
  expect(remindersTo(sari.email)).toEqual([]);
});

it('starts over with the next request', async () => {
  const { claim, request } = await askedForEvidence();
  await service.ring('evidence.remind', claim.claimId);
  await waitFor(async () => (await timerOf(claim.claimId))?.data !== undefined);
  await service.say(request(2));
  await service.settle();
  expect(await timerOf(claim.claimId)).toMatchObject({ state: 'pending', data: { step: 0 } });
});

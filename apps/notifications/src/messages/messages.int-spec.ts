import { waitFor } from '@tuntas/testing';
import { v7 } from 'uuid';
import {
  type NotificationsFixture,
  notificationsFixture,
  registered,
  type Somebody,
} from '../../test/notifications.fixture';

let service: NotificationsFixture;
beforeAll(async () => {
  service = await notificationsFixture();
});
afterAll(() => service.close());
afterEach(() => {
  service.catcher.behaviour.set({ mode: 'accept', delayMs: 0 });
  service.contacts.state.down = false;
});

const file = async (somebody: Somebody) => {
  const claim = service.claimOf(somebody);
  await service.say(claim.parcel(), claim.submitted());
};
const mailsTo = (email: string) => service.catcher.mailbox.list({ to: email });
const stateOf = async (recipientId: string, channel = 'email') =>
  (await service.messagesOf(recipientId)).find((message) => message.channel === channel);
const reaches = (recipientId: string, state: string) =>
  waitFor(
    async () => {
      const message = await stateOf(recipientId);
      return message?.state === state ? message : null;
    },
    { timeout: 15_000, what: `a message that is ${state}` },
  );
const saidOf = async (messageId: string) =>
  (
    await service.rows<{ type: string }>(
      'SELECT type FROM notifications.outbox WHERE subject = $1 ORDER BY seq',
      [messageId],
    )
  ).map(({ type }) => type);

it('tells the claimant in their language, once, however often the event arrives', async () => {
  const sari = await service.somebody('shipper', { locale: 'id', name: 'Sari & Co' });
  const colleague = await service.somebody('shipper', { organisationId: sari.organisationId });
  const claim = service.claimOf(sari);
  await service.say(claim.parcel(), claim.submitted());
  const message = await reaches(sari.personId, 'sent');

  const [mail] = mailsTo(sari.email);
  expect(mail).toMatchObject({
    subject: `Klaim ${claim.number} sudah kami terima`,
    from: 'no-reply@tuntas.example',
  });
  expect(mail?.messageId).toBe(`<${message.id}@tuntas.example>`);
  expect(mail?.text).toMatch(/^Halo Sari & Co,/);
  expect(mail?.html).toContain('Halo Sari &amp; Co,');
  expect(await saidOf(message.id)).toEqual(['message.sent']);

  await service.rows('UPDATE notifications.outbox SET published_at = NULL WHERE subject = $1', [
    claim.claimId,
  ]);
  await waitFor(async () => {
    const open = await service.rows('SELECT 1 FROM notifications.outbox WHERE published_at IS NULL');
    return open.length === 0;
  });
  await service.say(claim.event('claim.cancelled', {}));
  await service.settle();
  await waitFor(() => mailsTo(sari.email).length === 2);
  expect(
    (await service.messagesOf(sari.personId)).map(({ template, channel }) => `${template} ${channel}`),
  ).toEqual([
    'claim_received email',
    'claim_received in_app',
    'claim_cancelled email',
    'claim_cancelled in_app',
  ]);
  expect(await service.messagesOf(colleague.personId)).toEqual([]);
});

it('tells all shippers of the organisation when a key filed', async () => {
  const first = await service.somebody('shipper', { locale: 'en', name: '' });
  const second = await service.somebody('shipper', { organisationId: first.organisationId });
  const claim = service.claimOf({ ...first, personId: 'key-1' });
  await service.say(claim.parcel(), claim.submitted());
  await reaches(first.personId, 'sent');
  await reaches(second.personId, 'sent');
  expect(mailsTo(first.email)[0]?.text).toMatch(/^Hello,/);
});

it('asks tracking for the person the parcel went to, and drops the message when there is no address', async () => {
  const [organisationId, known, unknown] = [v7(), v7(), v7()];
  service.contacts.known.set(known, { name: 'Budi', email: 'budi@example.test', locale: 'en' });
  for (const shipmentId of [known, unknown]) {
    await service.say(
      registered(shipmentId, organisationId, `JN-${shipmentId.slice(-4)}`),
      {
        type: 'shipment.delivered',
        subject: shipmentId,
        organisationId,
        data: { shipmentId, organisationId, deliveredAt: '2026-03-02T03:00:00Z', remedyId: null },
      },
    ); // prettier-ignore
  }
  await reaches(known, 'sent');
  expect(mailsTo('budi@example.test')[0]?.subject).toBe(`Did parcel JN-${known.slice(-4)} arrive well?`);
  expect(await reaches(unknown, 'dropped')).toMatchObject({ reason_code: 'no_address' });
});

it('waits while nobody can tell the address', async () => {
  const sari = await service.somebody('shipper');
  service.contacts.state.down = true;
  await file(sari);
  const waiting = await waitFor(async () => {
    const message = await stateOf(sari.personId);
    return message?.reason_code === 'contact_unavailable' ? message : null;
  });
  expect(waiting.state).toBe('queued');
  service.contacts.state.down = false;
  await service.ring('message.send', waiting.id);
  await reaches(sari.personId, 'sent');
});

it('tries again what the mail server put off, with the same Message-ID', async () => {
  const sari = await service.somebody('shipper');
  service.catcher.behaviour.set({ mode: 'tempfail', times: 1, delayMs: 0 });
  await file(sari);
  const waiting = await waitFor(async () => {
    const message = await stateOf(sari.personId);
    return message?.reason_code === 'smtp_451' ? message : null;
  });
  expect(waiting).toMatchObject({ state: 'queued', attempts: 1 });
  await service.ring('message.send', waiting.id);
  const sent = await reaches(sari.personId, 'sent');
  expect(sent.attempts).toBe(2);
  expect(mailsTo(sari.email).map(({ messageId }) => messageId)).toEqual([`<${sent.id}@tuntas.example>`]);
});

it('does not try again what the mail server refused for good', async () => {
  const sari = await service.somebody('shipper');
  service.catcher.behaviour.set({ mode: 'reject', times: 1, delayMs: 0 });
  await file(sari);
  const failed = await reaches(sari.personId, 'failed');
  expect(failed).toMatchObject({ attempts: 1, reason_code: 'smtp_550' });
  expect(await saidOf(failed.id)).toEqual(['message.failed']);
  expect(mailsTo(sari.email)).toEqual([]);
});

it.each([
  ['hangs up without an answer', { mode: 'drop', times: 1, delayMs: 0 }],
  ['answers too late', { mode: 'delay', times: 1, delayMs: 4_000 }],
] as const)('never sends again by itself when the mail server %s', async (_says, behaviour) => {
  const sari = await service.somebody('shipper');
  const agent = await service.somebody('agent');
  service.catcher.behaviour.set(behaviour);
  await file(sari);
  const unknown = await reaches(sari.personId, 'unknown');
  expect(await saidOf(unknown.id)).toEqual(['message.failed']);
  await waitFor(() => mailsTo(sari.email).length === 1);
  expect(await service.ring('message.send', unknown.id)).toEqual([]);
  expect(await service.ring('message.check', unknown.id)).toEqual([]);

  // A person may take the risk.
  const resent = await service.call(agent, 'POST', `/messages/${unknown.id}/resend`);
  expect(resent).toMatchObject({ status: 200, body: { state: 'queued' } });
  await reaches(sari.personId, 'sent');
  expect(mailsTo(sari.email)).toHaveLength(2);
  const again = await service.call(agent, 'POST', `/messages/${unknown.id}/resend`);
  expect(again).toMatchObject({ status: 409, body: { code: 'message.illegal_transition' } });
});

it('calls unknown what a killed process left behind', async () => {
  const sari = await service.somebody('shipper');
  await file(sari);
  const { id } = await reaches(sari.personId, 'sent');
  // As if the process had died right after the firing committed.
  await service.rows(`UPDATE notifications.messages SET state = 'sending' WHERE id = $1`, [id]);
  await service.rows(
    `UPDATE notifications.timers SET state = 'pending', due_at = now(), generation = generation + 1
     WHERE name = 'message.check' AND subject = $1`,
    [id],
  );
  expect(await reaches(sari.personId, 'unknown')).toMatchObject({ reason_code: 'interrupted' });
  expect(mailsTo(sari.email)).toHaveLength(1);
});

it('respects opt-out and quiet hours, but not for what is critical', async () => {
  const sari = await service.somebody('shipper');
  const zone = 'Asia/Jakarta';
  const answer = await service.call(sari, 'PUT', '/preferences', {
    choices: [{ topic: 'claims', channel: 'email', enabled: false }],
    quietHours: { starts: '00:00', ends: '23:59', zone },
  });
  expect(answer.body.choices).toContainEqual({ topic: 'claims', channel: 'email', enabled: false });
  expect(answer.body.choices).toContainEqual({ topic: 'claims', channel: 'in_app', enabled: true });
  const claim = service.claimOf(sari);
  await service.say(
    claim.parcel(),
    claim.submitted(),
    claim.event('claim.evidence_requested', {
      requestNo: 1,
      items: ['invoice'],
      answerBy: '2026-03-20T00:00:00Z',
    }),
  );
  const email = await reaches(sari.personId, 'sent');
  expect(email.template).toBe('evidence_requested');
  const templates = (await service.messagesOf(sari.personId)).map(
    (message) => `${message.template} ${message.channel}`,
  );
  expect(templates.sort()).toEqual([
    'claim_received in_app',
    'evidence_requested email',
    'evidence_requested in_app',
  ]);
});

it('shows staff what was sent, never to which address, and nobody else', async () => {
  const [sari, agent] = [await service.somebody('shipper'), await service.somebody('agent')];
  const claim = service.claimOf(sari);
  await service.say(claim.parcel(), claim.submitted());
  await reaches(sari.personId, 'sent');
  const { status, body } = await service.call(
    agent,
    'GET',
    `/messages?claimId=${claim.claimId}&channel=email`,
  );
  expect(status).toBe(200);
  expect(body.items).toMatchObject([
    {
      template: 'claim_received',
      state: 'sent',
      subject: `Klaim ${claim.number} sudah kami terima`,
      allowedActions: [],
    },
  ]);
  expect(JSON.stringify(body)).not.toContain(sari.email);
  const one = await service.call(agent, 'GET', `/messages/${body.items[0].id}`);
  expect(one.body.letter.paragraphs[0]).toMatch(/^Terima kasih/);
  expect((await service.call(agent, 'GET', '/messages?colour=red')).status).toBe(400);
  expect((await service.call(agent, 'GET', `/messages/${v7()}`)).status).toBe(404);
  for (const url of ['/messages', `/messages/${body.items[0].id}`]) {
    expect((await service.call(sari, 'GET', url)).status).toBe(403);
  }
});

it('keeps an inbox per person, with what was read', async () => {
  const [sari, other] = [await service.somebody('shipper'), await service.somebody('shipper')];
  const [agent, courier] = [await service.somebody('agent'), await service.somebody('courier')];
  const claim = service.claimOf(sari);
  await service.say(
    claim.parcel(),
    claim.submitted(),
    claim.event('sla.breached', {
      clock: 'decision',
      generation: 1,
      dueAt: '2026-03-11T10:00:00Z',
      late: false,
    }),
    {
      type: 'incident.reported',
      subject: claim.shipmentId,
      organisationId: sari.organisationId,
      data: {
        incidentId: v7(),
        organisationId: sari.organisationId,
        shipmentId: claim.shipmentId,
        reporterId: courier.personId,
        type: 'damage',
        occurredAt: '2026-03-02T03:00:00Z',
        photos: 2,
      },
    },
  );
  await service.settle();
  const mine = await service.call(sari, 'GET', '/inbox?unread=true');
  expect(mine.body).toMatchObject({ unread: 2, nextCursor: null });
  expect(mine.body.items.map(({ template }: { template: string }) => template).sort()).toEqual([
    'claim_received',
    'incident_reported',
  ]);
  expect((await service.call(agent, 'GET', '/inbox')).body.items[0].title).toContain(claim.number);
  expect((await service.call(courier, 'GET', '/inbox')).body.items).toHaveLength(1);
  expect((await service.call(other, 'GET', '/inbox')).body).toMatchObject({ items: [], unread: 0 });

  const [{ id }] = mine.body.items;
  expect((await service.call(other, 'POST', `/inbox/${id}/read`)).status).toBe(404);
  const read = await service.call(sari, 'POST', `/inbox/${id}/read`);
  expect(read.body.readAt).toEqual(expect.any(String));
  expect((await service.call(sari, 'POST', `/inbox/${id}/read`)).body.readAt).toBe(read.body.readAt);
  expect((await service.call(sari, 'GET', '/inbox/unread')).body).toEqual({ unread: 1 });
  await service.call(sari, 'POST', '/inbox/read');
  expect((await service.call(sari, 'GET', '/inbox?unread=true')).body.items).toEqual([]);
});

it('tells of a missed promise whom it is named for, and everybody of the desk where that is nobody it knows', async () => {
  const sari = await service.somebody('shipper');
  const [standIn, other] = [await service.somebody('agent'), await service.somebody('agent')];
  const breach = (claim: ReturnType<typeof service.claimOf>, recipients: string[]) =>
    claim.event('sla.breached', {
      clock: 'decision',
      generation: 1,
      dueAt: '2026-03-11T10:00:00Z',
      late: false,
      recipients,
    });
  const [named, unknown] = [service.claimOf(sari), service.claimOf(sari)];
  await service.say(
    named.parcel(),
    named.submitted(),
    breach(named, [standIn.personId]),
    unknown.parcel(),
    unknown.submitted(),
    breach(unknown, ['somebody-nobody-told-of']),
  );
  await service.settle();
  const told = async (who: typeof other): Promise<string[]> => {
    const { body } = await service.call(who, 'GET', '/inbox');
    return body.items.map(({ title }: { title: string }) => /CLM-\S+\d/.exec(title)?.[0]).sort();
  };
  expect(await told(standIn)).toEqual([named.number, unknown.number].sort());
  expect(await told(other)).toEqual([unknown.number]);
});

it('names what is wrong in preferences', async () => {
  const sari = await service.somebody('shipper');
  const wrong = await service.call(sari, 'PUT', '/preferences', {
    choices: [{ topic: 'gossip', channel: 'email', enabled: true }],
    quietHours: { starts: '25:00', ends: '07:00', zone: 'Mars/Base' },
    colour: 'red',
  });
  expect(wrong.status).toBe(400);
  expect(wrong.body.errors.map(({ field }: { field: string }) => field).sort()).toEqual([
    'choices.0.topic',
    'colour',
    'quietHours.starts',
    'quietHours.zone',
  ]);
});

it('stops writing to a person who lost access', async () => {
  const sari = await service.somebody('shipper');
  const { personId, organisationId } = sari;
  await service.say({
    type: 'user.updated',
    subject: personId,
    organisationId,
    data: { personId, organisationId, roles: ['shipper'], locale: 'id', active: false },
  });
  await service.settle();
  await file(sari);
  await service.settle();
  expect(await service.messagesOf(personId)).toEqual([]);
});

it('waits a moment for what another topic has not told yet', async () => {
  const sari = await service.somebody('shipper');
  const claim = service.claimOf(sari);
  await service.say(claim.submitted());
  await service.settle();
  await service.say(claim.parcel('JNE-LATE'));
  await reaches(sari.personId, 'sent');
  expect(mailsTo(sari.email)[0]?.text).toContain('JNE-LATE');
});

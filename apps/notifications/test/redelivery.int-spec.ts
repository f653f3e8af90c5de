import { waitFor } from '@tuntas/testing';
import { v7 } from 'uuid';
import { type NotificationsFixture, notificationsFixture, registered } from './notifications.fixture';

let service: NotificationsFixture;
beforeAll(async () => {
  service = await notificationsFixture();
});
afterAll(() => service.close());

/** Everything that handlers write; when a mail left is the mail server's business. */
const book = async (ids: readonly string[]): Promise<string> => {
  const one = (sql: string) => service.rows(sql, [ids]);
  return JSON.stringify([
    await one('SELECT * FROM notifications.recipients WHERE person_id = ANY ($1) ORDER BY person_id'),
    await one('SELECT * FROM notifications.cases WHERE claim_id::text = ANY ($1)'),
    await one('SELECT * FROM notifications.parcels WHERE shipment_id::text = ANY ($1)'),
    await one(
      `SELECT recipient_id, template, channel, rung FROM notifications.messages
       WHERE claim_id::text = ANY ($1) ORDER BY id`,
    ),
    await one(
      `SELECT name, subject, generation, due_at FROM notifications.timers
       WHERE name IN ('evidence.remind', 'survey.send') AND subject = ANY ($1) ORDER BY name`,
    ),
    await one('SELECT * FROM notifications.surveys WHERE claim_id::text = ANY ($1)'),
  ]);
};

it('hears everything that was said to it once more, and nothing changes', async () => {
  const sari = await service.somebody('shipper');
  const claim = service.claimOf(sari);
  await service.say(claim.parcel(), claim.submitted());
  await service.say(
    claim.event('claim.evidence_requested', {
      requestNo: 1,
      items: ['invoice'],
      answerBy: new Date(Date.now() + 10 * 86_400_000).toISOString(),
    }),
    claim.event('claim.desk_changed', {
      assigneeId: null,
      priority: 'normal',
      waitsUntil: new Date(Date.now() + 86_400_000).toISOString(),
    }),
    claim.event('claim.message_posted', {
      messageId: v7(),
      writtenBy: 'claimant',
      channel: 'web',
      attachments: 0,
      answers: true,
      assigneeId: null,
    }),
    claim.event('claim.evidence_received', { evidenceId: v7(), kind: 'invoice' }),
    claim.settled(),
    claim.event('claim.reopened', { reason: 'remedy_failed' }),
    claim.settled(),
    {
      type: 'user.updated',
      subject: sari.personId,
      organisationId: sari.organisationId,
      data: {
        personId: sari.personId,
        organisationId: sari.organisationId,
        roles: ['shipper'],
        locale: 'en',
        active: true,
      },
    },
  );
  await service.settle();
  const ids = [sari.personId, claim.claimId, claim.shipmentId];
  const before = await book(ids);
  expect(before).toContain('evidence_requested');
  expect(before).toContain('survey.send');

  await service.rows('UPDATE notifications.outbox SET published_at = NULL');
  await waitFor(
    async () =>
      (await service.rows('SELECT FROM notifications.outbox WHERE published_at IS NULL')).length === 0,
    { timeout: 30_000, what: 'all of it to be published once more' },
  );
  // One partition per topic: what is said now comes behind all of that.
  const other = await service.somebody('shipper');
  const later = service.claimOf(other);
  await service.say(registered(later.shipmentId, other.organisationId, 'LATER-1'), later.submitted());
  await service.settle();
  expect(await book(ids)).toBe(before);
});

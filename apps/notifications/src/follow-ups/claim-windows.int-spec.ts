import { waitFor } from '@tuntas/testing';
import { type NotificationsFixture, notificationsFixture } from '../../test/notifications.fixture';

let service: NotificationsFixture;
beforeAll(async () => {
  service = await notificationsFixture();
});
afterAll(() => service.close());

async function parcelInTrouble() {
  const sari = await service.somebody('shipper', { locale: 'en' });
  const claim = service.claimOf(sari);
  await service.say(claim.parcel());
  await service.settle();
  const closing = (daysLeft: number) => ({
    type: 'shipment.claim_window_closing' as const,
    subject: claim.shipmentId,
    organisationId: sari.organisationId,
    data: {
      shipmentId: claim.shipmentId,
      organisationId: sari.organisationId,
      type: 'damage' as const,
      sign: 'damaged' as const,
      from: '2026-03-02T03:04:05.000Z',
      until: '2026-03-09T16:59:59.999Z',
      worth: { amount: 130_000, currency: 'IDR' },
      ruleId: 'jne/uninsured',
      daysLeft,
    },
  });
  return { sari, claim, closing };
}

const remindersTo = (email: string) => service.catcher.mailbox.list({ to: email, q: 'Last days to claim' });

it('reminds of a window that closes, with what is at stake', async () => {
  const { sari, closing } = await parcelInTrouble();
  await service.say(closing(3));
  const [mail] = await waitFor(() => {
    const found = remindersTo(sari.email);
    return found.length > 0 ? found : null;
  });
  expect(mail?.text).toContain('until 9 March 2026');
  expect(mail?.text).toMatch(/IDR.130,000/);
});

it('is silent when a claim was filed meanwhile', async () => {
  const { sari, claim, closing } = await parcelInTrouble();
  await service.say(claim.submitted());
  await service.settle();
  await service.say(closing(1));
  await service.settle();
  const dropped = await waitFor(async () =>
    (await service.messagesOf(sari.personId)).find(({ state }) => state === 'dropped'),
  );
  expect(dropped).toMatchObject({ template: 'claim_window_closing', reason_code: 'claim_filed' });
  expect(remindersTo(sari.email)).toEqual([]);
});

it('reaches nobody who does not want it', async () => {
  const { sari, closing } = await parcelInTrouble();
  const settings = [
    { topic: 'parcels', channel: 'email', enabled: false },
    { topic: 'parcels', channel: 'in_app', enabled: false },
  ];
  for (const setting of settings) {
    await service.rows(
      'INSERT INTO notifications.preferences (person_id, topic, channel, enabled) VALUES ($1, $2, $3, $4)',
      [sari.personId, setting.topic, setting.channel, setting.enabled],
    );
  }
  await service.say(closing(3));
  await service.settle();
  expect(await service.messagesOf(sari.personId)).toEqual([]);
});

import { randomUUID } from 'node:crypto';
import type { RunningStack } from '../../support/running-stack';
import { waitFor } from '@tuntas/testing';
import type { Aviary } from './canary';
import type { Shopkeeper } from './person';

const hoursAgo = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString();

/** What goes wrong, and what is looked for: errors and addresses are what logs are made of. */
export async function accidents(tuntas: RunningStack, shop: Shopkeeper, aviary: Aviary): Promise<void> {
  const [admin, agent] = [await tuntas.as('admin'), await tuntas.as('agent')];
  const known = aviary.of('person name', 'person address', 'recipient name', 'recipient phone');
  for (const { mark } of known) {
    await agent.get(`/api/queue?q=${mark}`);
    await admin.get(`/api/people?q=${mark}`);
  }
  await inviteTwice(tuntas, shop, aviary);
  await tuntas.anonymous().get(`/t/${aviary.word('secret', 'a mistyped number')}`);
  await admin.get(`/api/nothing/${aviary.word('secret', 'an address that is none')}`);
  await admin.get(`/api/people/${aviary.word('secret', 'an id that is none')}`);
  await fetch(`${tuntas.stack.addresses.gateway}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: `{"email":"a@b.test","password":"${aviary.word('secret', 'a password in broken JSON')}" oops`,
  });
  await shop.api.post('/api/shipments', {
    carrier: 'JNE',
    waybill: 'KN0',
    consignee: { name: `${aviary.word('secret', 'a name with a null byte')}\0`, email: 'none' },
  });
  await undeliverable(tuntas, shop, aviary);
}

/** At once, so that the database refuses one of both. */
async function inviteTwice(
  tuntas: RunningStack,
  { organisationId }: Shopkeeper,
  aviary: Aviary,
): Promise<void> {
  const admin = await tuntas.as('admin');
  const person = {
    organisationId,
    email: `${aviary.word('person address', 'an address invited twice')}@shop.test`,
    name: aviary.word('person name', 'somebody invited twice'),
    roles: ['shipper'],
  };
  const answers = await Promise.all([1, 2, 3, 4].map(() => admin.post('/api/people', person)));
  const statuses = answers.map(({ status }) => status).sort();
  if (statuses.join() !== '201,409,409,409') throw new Error(statuses.join());
}

/** A mail server that repeats the address while it refuses it. */
async function undeliverable(tuntas: RunningStack, shop: Shopkeeper, aviary: Aviary): Promise<void> {
  const { mail } = tuntas.stack.addresses;
  const to = aviary.word('recipient address', 'an address that no longer exists');
  await fetch(`${mail}/behaviour`, { method: 'PUT', body: JSON.stringify({ mode: 'reject', to }) });
  const waybill = `KN${randomUUID().replaceAll('-', '').slice(0, 10).toUpperCase()}`;
  const name = aviary.word('recipient name', 'somebody who moved');
  const { body } = await shop.api.post<{ id: string }>('/api/shipments', {
    carrier: 'JNE',
    waybill,
    service: 'REG',
    shippedAt: hoursAgo(60),
    consignee: { name, email: `${to}@home.test` },
  });
  await (
    await tuntas.as('courier')
  ).post('/api/scans', {
    carrier: 'JNE',
    waybill,
    status: 'delivered',
    occurredAt: hoursAgo(1),
  });
  await waitFor(
    async () => {
      const { rows } = await tuntas.database.query(
        `SELECT 1 FROM notifications.messages WHERE shipment_id = $1 AND state = 'failed'`,
        [body.id],
      );
      return rows[0];
    },
    { timeout: 60_000, what: 'the mail to be refused' },
  );
}

import { randomUUID } from 'node:crypto';
import { waitFor } from '@tuntas/testing';
import type { Api } from '../support/api';
import { knownParcel } from '../support/parcels';
import * as cast from './cast';
import type { Cast } from './cast';
import {
  awaiting,
  complaint,
  endpoint,
  found,
  incident,
  invited,
  owed,
  rejected,
  sampled,
  waitsForFile,
} from './scenes';

/** Who sends an example, where to, and what stands in this system for what the reference made up. */
export interface Sent {
  readonly as: Api;
  /** The parameters of the address, in their order. */
  readonly at?: readonly string[];
  readonly instead?: Readonly<Record<string, string>>;
}
export type Sender = (people: Cast) => Promise<Sent> | Sent;

const madeUp = (last: string): string => `0192f1c2-0000-7000-8000-${last.padStart(12, '0')}`;
const dayAfter = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const otherParcel = () => ({ [cast.parcel]: cast.waybill() });

const claims: Record<string, Sender> = {
  'POST /api/estimates': ({ shipper }) => ({ as: shipper }),
  'POST /api/rule-packs/try': ({ agent }) => ({ as: agent }),
  'PUT /api/calendars/{id}': ({ admin }) => ({ as: admin, at: ['surabaya'] }),
  'POST /api/calendars/{id}/preview': ({ admin }) => ({ as: admin, at: ['jakarta'] }),
  'PUT /api/sla-policies/{id}': ({ admin }) => ({ as: admin, at: ['urgent-parcels'] }),
  'POST /api/sla-policies/{id}/preview': ({ admin }) => ({ as: admin, at: ['urgent-parcels'] }),
  'POST /api/claims': ({ shipper }) => ({ as: shipper }),
  'POST /api/claims/{id}/evidence-request': async (people) => ({
    as: people.agent,
    at: [(await cast.filed(people)).id],
  }),
  'POST /api/claims/{id}/hold': async (people) => ({ as: people.agent, at: [(await cast.taken(people)).id] }),
  'POST /api/claims/{id}/cancel': async (people) => ({
    as: people.shipper,
    at: [(await cast.filed(people)).id],
  }),
  'POST /api/claims/{id}/decision': async (people) => {
    const { id, lineId } = await cast.filed(people);
    return { as: people.agent, at: [id], instead: { [madeUp('a1')]: lineId } };
  },
  'POST /api/claims/{id}/appeal': async (people) => ({ as: people.shipper, at: [await rejected(people)] }),
  'POST /api/claims/{id}/merge': async (people) => {
    const [duplicate, survivor] = [await cast.filed(people), await cast.filed(people)];
    return { as: people.agent, at: [duplicate.id], instead: { [madeUp('c2')]: survivor.id } };
  },
  'POST /api/claims/{id}/recovery': async (people) => ({ as: people.shipper, at: [await found(people)] }),
  'POST /api/auto-approvals': ({ admin }) => ({ as: admin }),
  'POST /api/auto-approvals/dry-run': ({ supervisor }) => ({ as: supervisor }),
  'POST /api/qa-reviews/{id}': async (people) => ({ as: people.supervisor, at: [await sampled(people)] }),
  'POST /api/complaints': ({ shipper }) => ({ as: shipper }),
  'POST /api/complaints/{id}/answer': async (people) => ({ as: people.agent, at: [await complaint(people)] }),
  'POST /api/complaints/{id}/reopen': async (people) => {
    const id = await complaint(people);
    const answer = { outcome: 'upheld', answer: 'You are right.' };
    await cast.done(people.agent.post(`/api/complaints/${id}/answer`, answer, { ifMatch: '*' }));
    return { as: people.shipper, at: [id] };
  },
  'POST /api/claims/{id}/evidence/{evidenceId}/links': async (people) => {
    const { id } = await cast.filed(people);
    return { as: people.agent, at: [id, await cast.shown(people, id)] };
  },
  'POST /api/claims/{id}/evidence': async (people) => ({
    as: people.shipper,
    at: [(await cast.filed(people)).id],
  }),
  'POST /api/incidents': ({ courier }) => ({ as: courier, instead: { [madeUp('b1')]: randomUUID() } }),
  'POST /api/incidents/{id}/photos': async (people) => ({ as: people.courier, at: [await incident(people)] }),
  'POST /api/incidents/{id}/berita-acara': async (people) => ({
    as: people.courier,
    at: [await incident(people)],
  }),
  'POST /api/deliveries/{token}': async (people) => {
    const email = `siti.${randomUUID().slice(0, 8)}@recipients.example`;
    await knownParcel(people.shipper, people.courier, { delivered: true, email });
    return { as: people.anybody, at: [await cast.mailed(people, email, /\/t\/\S+#(\S+)/)] };
  },
  'POST /api/claims/{id}/messages': async (people) => {
    const { id } = await cast.filed(people);
    return { as: people.shipper, at: [id], instead: { [madeUp('e1')]: await cast.shown(people, id) } };
  },
  'PUT /api/agents/{personId}': async ({ supervisor, agent, agent2 }) => ({
    as: supervisor,
    at: [(await cast.me(agent2)).personId],
    instead: { [madeUp('902')]: (await cast.me(agent)).personId },
  }),
  'POST /api/queue/next': async (people) => {
    const { id } = await cast.filed(people, { type: 'loss' });
    await cast.done(people.supervisor.post(`/api/claims/${id}/priority`, { priority: 'urgent' }));
    return { as: people.agent };
  },
  'POST /api/queue/bulk': async (people) => {
    const { id } = await cast.taken(people);
    await cast.done(people.agent.post(`/api/claims/${id}/priority`, { priority: 'high' }));
    return { as: people.agent, instead: { [madeUp('c1')]: id } };
  },
  'POST /api/queue/views': ({ agent }) => ({ as: agent }),
  'PUT /api/queue/views/{id}': async ({ agent }) => {
    const view = { name: `Mine ${randomUUID()}`, filter: { assignee: ['me'] } };
    const { id } = await cast.done(agent.post<{ id: string }>('/api/queue/views', view));
    return { as: agent, at: [id], instead: { 'Lost with JNE': `Lost ${randomUUID()}` } };
  },
  'POST /api/claims/{id}/assign': async (people) => ({
    as: people.supervisor,
    at: [(await cast.filed(people)).id],
    instead: { [madeUp('901')]: (await cast.me(people.agent)).personId },
  }),
  'POST /api/claims/{id}/priority': async (people) => ({
    as: people.agent,
    at: [(await cast.filed(people)).id],
  }),
  'PUT /api/claims/{id}/clocks/{clockId}/breach-reason': async (people) => {
    const { id } = await cast.filed(people);
    const { rows } = await people.tuntas.database.query<{ id: string }>(
      `UPDATE claims.sla_clocks SET state = 'breached' WHERE claim_id = $1 AND name = 'decision' RETURNING id`,
      [id],
    );
    return { as: people.agent, at: [id, rows[0]?.id ?? ''] };
  },
  'POST /api/claim-imports': ({ shipper }) => ({ as: shipper }),
};

const people: Record<string, Sender> = {
  'POST /api/organisations': ({ admin }) => ({ as: admin }),
  'POST /api/people': async ({ admin, shipper }) => ({
    as: admin,
    instead: { [madeUp('801')]: (await cast.me(shipper)).organisationId, 'wati@': `wati.${randomUUID()}@` },
  }),
  'POST /api/people/{id}/erase': async ({ admin }) => ({ as: admin, at: [(await invited(admin)).id] }),
  'PATCH /api/people/{id}': async ({ admin }) => ({ as: admin, at: [(await invited(admin)).id] }),
  'POST /api/password': async ({ admin, anybody }) => ({
    as: anybody,
    instead: { 'from-the-link-after-the-hash': (await invited(admin)).token },
  }),
  'POST /api/session': ({ anybody }) => ({ as: anybody }),
  'POST /api/api-keys': ({ shipper }) => ({ as: shipper }),
};

const messages: Record<string, Sender> = {
  'PUT /api/preferences': ({ courier }) => ({ as: courier }),
  'POST /api/templates/{name}/preview': async ({ admin }) => {
    const { items } = await cast.done(admin.get<{ items: { name: string }[] }>('/api/templates'));
    return { as: admin, at: [items[0]?.name ?? ''] };
  },
  'POST /api/webhooks': ({ shipper }) => ({ as: shipper }),
  'POST /api/webhooks/test': ({ shipper }) => ({ as: shipper }),
  'PATCH /api/webhooks/{id}': async ({ shipper }) => ({ as: shipper, at: [await endpoint(shipper)] }),
  'POST /api/webhooks/{id}/secret': async ({ shipper }) => ({ as: shipper, at: [await endpoint(shipper)] }),
  'POST /api/surveys/{token}': async (people) => {
    const { id } = await cast.paid(people);
    const asked = () =>
      people.tuntas.database.query(
        `UPDATE notifications.timers SET due_at = now() WHERE name = 'survey.send' AND subject = $1`,
        [id],
      );
    await waitFor(async () => (await asked()).rowCount, {
      timeout: 30_000,
      what: 'the survey to be planned',
    });
    return {
      as: people.anybody,
      at: [await cast.mailed(people, 'shipper@melati.example', /\/survey\/(\S+)/)],
    };
  },
};

const money: Record<string, Sender> = {
  'POST /api/bank-files': async (people) => {
    await waitsForFile(people);
    return { as: people.finance, instead: { '2026-12-01': dayAfter(2) } };
  },
  'POST /api/bank-files/{id}/cancel': async (people) => {
    await waitsForFile(people);
    const wanted = { currency: 'IDR', executionDate: dayAfter(2) };
    const { id } = await cast.done(people.finance.post<{ id: string }>('/api/bank-files', wanted));
    return { as: people.finance, at: [id] };
  },
  'PUT /api/payees/{organisationId}': async ({ shipper }) => ({
    as: shipper,
    at: [(await cast.me(shipper)).organisationId],
  }),
  'PUT /api/payout-methods': ({ finance }) => ({ as: finance }),
  'POST /api/payouts/{id}/approve': async (people) => {
    const { id, approvalHash } = await awaiting(people);
    const shown = '3f79bb7b435b05321651daefd374cdc681dc06faa65e374e38337b88ca046dea';
    return { as: people.finance, at: [id], instead: { [shown]: approvalHash } };
  },
  'POST /api/payouts/{id}/reject': async (people) => ({
    as: people.finance,
    at: [(await awaiting(people)).id],
  }),
  'POST /api/recoveries': async (people) => ({
    as: people.finance,
    instead: { [madeUp('f1')]: (await cast.paid(people)).payoutId },
  }),
  'POST /api/recoveries/{id}/receipts': async (people) => ({ as: people.finance, at: [await owed(people)] }),
  'POST /api/recoveries/{id}/write-off': async (people) => ({ as: people.finance, at: [await owed(people)] }),
  'POST /api/bank-statements': ({ finance }) => ({ as: finance }),
  'POST /api/bank-statements/preview': ({ finance }) => ({ as: finance }),
  'POST /api/bank-statements/lines/{id}/propose': async ({ finance }) => {
    const content = `Date,Amount,Text\n2026-11-27,${Math.floor(Math.random() * 1e6)},Interest\n`;
    const columns = {
      date: 'Date',
      dateFormat: 'yyyy-mm-dd',
      amount: 'Amount',
      defaultCurrency: 'IDR',
      reference: 'Text',
    };
    const file = { format: 'csv', fileName: 'interest.csv', content, columns };
    const { id } = await cast.done(finance.post<{ id: string }>('/api/bank-statements', file));
    const { items } = await cast.done(
      finance.get<{ items: { id: string }[] }>(`/api/bank-statements/lines?statementId=${id}`),
    );
    return { as: finance, at: [items[0]?.id ?? ''] };
  },
};

const parcels: Record<string, Sender> = {
  'POST /api/shipments': ({ shipper }) => ({ as: shipper, instead: otherParcel() }),
  'POST /api/shipments/{id}/consignee/erase': async (people) => ({
    as: people.admin,
    at: [await cast.known(people)],
  }),
  'POST /api/shipments/batch': ({ shipper }) => ({ as: shipper }),
  'POST /api/shipments/import': ({ shipper }) => ({ as: shipper }),
  'POST /api/scans': ({ courier }) => ({ as: courier }),
  'POST /api/scans/batch': ({ courier }) => ({ as: courier }),
};

const services = ['claims', 'notifications', 'resolution', 'tracking'] as const;
const deadLetters: Record<string, Sender> = Object.fromEntries(
  services.flatMap((service): [string, Sender][] => [
    [`POST /api/dead-letters/${service}/gaps/skip`, ({ admin }) => ({ as: admin })],
    [
      `POST /api/dead-letters/${service}/{id}/discard`,
      async ({ admin, tuntas }) => {
        const id = randomUUID();
        await tuntas.database.query(
          `INSERT INTO ${service}.dead_letters (id, topic, partition, "offset", digest, headers, reason, attempts)
           VALUES ($1, 'tracking', 0, 0, $2, '{}', 'not JSON', 3)`,
          [id, id],
        );
        return { as: admin, at: [id] };
      },
    ],
  ]),
);

/** Somebody for every request that the reference shows; a spec holds the one against the other. */
export const senders: Readonly<Record<string, Sender>> = {
  ...claims,
  ...people,
  ...messages,
  ...money,
  ...parcels,
  ...deadLetters,
};

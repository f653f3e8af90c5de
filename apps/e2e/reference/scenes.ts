import { randomUUID } from 'node:crypto';
import { waitFor } from '@tuntas/testing';
import type { Api } from '../support/api';
import * as cast from './cast';
import type { Cast } from './cast';

export async function rejected(people: Cast): Promise<string> {
  const { id } = await cast.filed(people);
  const verdict = { outcome: 'rejected', reasonCode: 'insufficient_packing', reasonText: 'No padding.' };
  await cast.done(people.agent.post(`/api/claims/${id}/decision`, verdict, { ifMatch: '*' }));
  return id;
}

/** A claim for a lost parcel that turned up after it was paid for. */
export async function found(people: Cast): Promise<string> {
  const { id, waybill } = await cast.paid(people, 'loss');
  const scan = (more: object, minutesAgo: number) =>
    cast.done(
      people.courier.post('/api/scans', {
        carrier: 'JNE',
        waybill,
        occurredAt: new Date(Date.now() - minutesAgo * 60_000).toISOString(),
        ...more,
      }),
    );
  await scan({ status: 'exception', subReason: 'lost' }, 30);
  await scan({ status: 'at_hub', hub: 'SUB01' }, 10);
  await waitFor(
    async () =>
      (await cast.done(people.shipper.get<{ recovery: string }>(`/api/claims/${id}`))).recovery ===
      'awaiting_choice',
    { timeout: 30_000, what: 'the claim to hear that the parcel was found' },
  );
  return id;
}

/** A decision that is in the sample of quality reviews. */
export async function sampled(people: Cast): Promise<string> {
  const claimId = await rejected(people);
  const { rows } = await people.tuntas.database.query<{ id: string }>(
    `INSERT INTO claims.qa_reviews (id, claim_id, decision_no, organisation_id, outcome, decided_by, decided_at)
     SELECT $2, claim_id, decision_no, organisation_id, outcome, decided_by, decided_at
     FROM claims.claim_decisions WHERE claim_id = $1
     ON CONFLICT (claim_id, decision_no) DO UPDATE SET outcome = excluded.outcome RETURNING id`,
    [claimId, randomUUID()],
  );
  return rows[0]?.id ?? '';
}

export async function complaint({ shipper }: Cast): Promise<string> {
  const told = { category: 'too_slow', text: 'Nobody answers.' };
  return (await cast.done(shipper.post<{ id: string }>('/api/complaints', told))).id;
}

export async function incident(people: Cast): Promise<string> {
  const shipmentId = await cast.known(people);
  const report = { shipmentId, type: 'damage', description: 'Crushed on one side' };
  return (await cast.done(people.courier.post<{ id: string }>('/api/incidents', report))).id;
}

export async function invited(admin: Api): Promise<{ id: string; token: string }> {
  const { organisationId } = await cast.me(admin);
  const { person, setPasswordUrl } = await cast.done(
    admin.post<{ person: { id: string }; setPasswordUrl: string }>('/api/people', {
      organisationId,
      email: `new.${randomUUID()}@tuntas.example`,
      name: 'Wati Lestari',
      roles: ['agent'],
    }),
  );
  return { id: person.id, token: new URL(setPasswordUrl).hash.slice(1) };
}

export async function endpoint(shipper: Api): Promise<string> {
  const wanted = { url: 'https://shop.example.com/other' };
  return (await cast.done(shipper.post<{ id: string }>('/api/webhooks', wanted))).id;
}

export async function awaiting(people: Cast) {
  const { id } = await cast.approved(people, 130_000);
  return cast.payoutOf(people, id, 'awaiting_approval');
}

/** A payout that leaves with the next bank file; those after it go to the provider again. */
export async function waitsForFile(people: Cast): Promise<void> {
  const { organisationId } = await cast.me(people.shipper);
  const by = (method: string) =>
    cast.done(people.finance.put('/api/payout-methods', { organisationId, currency: 'IDR', method }));
  await by('bank_file');
  const { id } = await cast.approved(people, 90_000);
  await cast.payoutOf(people, id, 'scheduled');
  await by('provider');
}

/** A recovery of Rp 90.000 from a carrier. */
export async function owed(people: Cast): Promise<string> {
  const { payoutId } = await cast.paid(people);
  const wanted = {
    payoutId,
    debtorKind: 'carrier',
    debtor: 'JNE',
    amount: 90_000,
    dueAt: '2027-02-26T16:59:59Z',
  };
  return (await cast.done(people.finance.post<{ id: string }>('/api/recoveries', wanted))).id;
}

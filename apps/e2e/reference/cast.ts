import { randomUUID } from 'node:crypto';
import { waitFor } from '@tuntas/testing';
import type { Answer, Api } from '../support/api';
import { photo } from '../support/ops-claims';
import { runStack, type RunningStack } from '../support/running-stack';

const roles = ['courier', 'shipper', 'agent', 'supervisor', 'finance', 'admin'] as const;
type Role = (typeof roles)[number];

/** The parcel that the reference tells its story with. */
export const parcel = 'JP1234567890';

export interface Filed {
  readonly id: string;
  readonly lineId: string;
  readonly shipmentId: string;
  readonly waybill: string;
}

/** A whole system with people of every role, and how a case gets to where a request makes sense. */
export interface Cast extends Readonly<Record<Role, Api>> {
  readonly tuntas: RunningStack;
  readonly agent2: Api;
  readonly anybody: Api;
}

const freely = { capacity: 1_000_000, perSecond: 1_000_000 };

export async function assemble(): Promise<Cast> {
  const tuntas = await runStack({
    PAYOUT_LIMITS: JSON.stringify({ IDR: 100_000, USD: 100_000 }),
    RATE_LIMITS: JSON.stringify({ person: freely, anonymous: freely, api_key: freely }),
  });
  const people = await Promise.all(roles.map(async (role) => [role, await tuntas.as(role)] as const));
  const cast = {
    ...(Object.fromEntries(people) as Record<Role, Api>),
    tuntas,
    agent2: await tuntas.as('agent', 1),
    anybody: tuntas.anonymous(),
  };
  await known(cast, parcel);
  return cast;
}

/** What a preparation must not fail at. */
export async function done<T>(answer: Promise<Answer<T>>): Promise<T> {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}

export async function me(api: Api): Promise<{ personId: string; organisationId: string }> {
  const { personId, organisation } = await done(
    api.get<{ personId: string; organisation: { id: string } }>('/api/session'),
  );
  return { personId, organisationId: organisation.id };
}

const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();
export const waybill = (): string => `EX${randomUUID().replaceAll('-', '').slice(0, 12).toUpperCase()}`;

/** A parcel of the shipper that claims have heard of. */
export async function known({ shipper }: Cast, number = waybill()): Promise<string> {
  const idr = (amount: number) => ({ amount, currency: 'IDR' });
  const { id } = await done(
    shipper.post<{ id: string }>('/api/shipments', {
      carrier: 'JNE',
      waybill: number,
      service: 'REG',
      shippedAt: daysAgo(6),
      fee: idr(18_000),
      goodsValue: idr(450_000),
    }),
  );
  const heard = () => shipper.post('/api/estimates', { shipmentId: id, type: 'damage' });
  await waitFor(async () => (await heard()).status === 200, {
    what: 'claims to know the parcel',
    timeout: 30_000,
  });
  return id;
}

/** A claim of one line. */
export async function filed(cast: Cast, { type = 'damage', amount = 300_000 } = {}): Promise<Filed> {
  const number = waybill();
  const shipmentId = await known(cast, number);
  const lines = [{ description: 'Ceramic vase', quantity: 2, claimedAmount: amount }];
  const { id, lines: kept } = await done(
    cast.shipper.post<{ id: string; lines: { id: string }[] }>('/api/claims', {
      shipmentId,
      type,
      wish: 'compensation',
      lines,
    }),
  );
  return { id, lineId: kept[0]?.id ?? '', shipmentId, waybill: number };
}

export async function taken(cast: Cast, what: Parameters<typeof filed>[1] = {}): Promise<Filed> {
  const claim = await filed(cast, what);
  const { personId } = await me(cast.agent);
  await done(cast.agent.post(`/api/claims/${claim.id}/assign`, { assigneeId: personId }));
  return claim;
}

export async function approved(cast: Cast, amount: number, type = 'damage'): Promise<Filed> {
  const claim = await filed(cast, { type, amount });
  const verdict = { outcome: 'approved', lines: [{ lineId: claim.lineId, approvedAmount: amount }] };
  await done(cast.agent.post(`/api/claims/${claim.id}/decision`, verdict, { ifMatch: '*' }));
  return claim;
}

interface Payout {
  readonly id: string;
  readonly state: string;
  readonly approvalHash: string;
}

/** The payout of a claim, once it is in a state. */
export const payoutOf = ({ finance }: Cast, claimId: string, state: string): Promise<Payout> =>
  waitFor(
    async () => {
      const { items } = await done(finance.get<{ items: Payout[] }>(`/api/payouts?claimId=${claimId}`));
      return items.find((payout) => payout.state === state);
    },
    { timeout: 30_000, what: `a payout that is ${state}` },
  );

/** A claim whose money has left: below the limit, so that nobody has to approve it. */
export async function paid(cast: Cast, type = 'damage'): Promise<Filed & { payoutId: string }> {
  const claim = await approved(cast, 90_000, type);
  const { id } = await payoutOf(cast, claim.id, 'paid');
  await waitFor(
    async () =>
      (await done(cast.agent.get<{ stage: string }>(`/api/claims/${claim.id}`))).stage === 'settled',
    { timeout: 30_000, what: 'the claim to be settled' },
  );
  return { ...claim, payoutId: id };
}

/** A photo as evidence; answers its id. */
export async function shown({ shipper }: Cast, claimId: string): Promise<string> {
  const form = new FormData();
  form.set('kind', 'photo');
  form.append('files', await photo('front.jpg', '#a33'));
  const { items } = await done(
    shipper.post<{ items: { id: string }[] }>(`/api/claims/${claimId}/evidence`, form),
  );
  return items[0]?.id ?? '';
}

/** What a mail to somebody says, once one says it. */
export const mailed = ({ tuntas }: Cast, to: string, what: RegExp): Promise<string> =>
  waitFor(
    async () => {
      const answer = await fetch(`${tuntas.stack.addresses.mail}/api/messages?to=${encodeURIComponent(to)}`);
      const { items } = (await answer.json()) as { items: { text: string }[] };
      return items.flatMap(({ text }) => what.exec(text)?.[1] ?? [])[0];
    },
    { timeout: 60_000, what: `a mail that says ${what.source}` },
  );

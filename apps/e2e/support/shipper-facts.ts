import { randomInt } from 'node:crypto';
import { waitFor } from '@tuntas/testing';
import type { Api } from './api';

const day = 86_400_000;
const ago = (days: number): string => new Date(Date.now() - days * day).toISOString();

export interface Parcel {
  readonly id: string;
  readonly waybill: string;
}

const facts = (waybill: string) => ({
  carrier: 'JNE',
  waybill,
  service: 'REG',
  shippedAt: ago(6),
  promisedAt: ago(3),
  fee: { amount: 24_000, currency: 'IDR' },
  goodsValue: { amount: 1_248_750, currency: 'IDR' },
});

/** Facts of a parcel with a number of its own. */
export const newParcel = (more: object = {}) => ({ ...facts(`JP${randomInt(1e9, 9e9)}`), ...more });

/** A parcel of the shipper that claims has heard of. */
export async function registerParcel(shipper: Api): Promise<Parcel> {
  const parcel = newParcel();
  await shipper.post('/api/shipments', parcel);
  return knownToClaims(shipper, parcel.waybill);
}

/** The parcel, once claims has heard of it. */
export async function knownToClaims(shipper: Api, waybill: string): Promise<Parcel> {
  await known(shipper, { waybill });
  const { body } = await shipper.get<{ items: Parcel[] }>(`/api/shipments?waybill=${waybill}`);
  const [parcel] = body.items;
  if (!parcel) throw new Error(`${waybill} is not registered`);
  return parcel;
}

/** Many at once; answers when the last of them is known. */
export async function registerParcels(shipper: Api, count: number): Promise<string[]> {
  const first = randomInt(1e8, 8e8);
  const waybills = Array.from({ length: count }, (_, index) => `JP${first + index}`);
  for (let at = 0; at < count; at += 100) {
    const shipments = waybills.slice(at, at + 100).map(facts);
    const { status, body } = await shipper.post('/api/shipments/batch', { shipments });
    if (status >= 400) throw new Error(JSON.stringify(body));
  }
  // They travel on several partitions: the last to be sent need not be the last to arrive.
  for (let at = 0; at < count; at += 50) {
    await Promise.all(waybills.slice(at, at + 50).map((waybill) => known(shipper, { waybill })));
  }
  return waybills;
}

const estimate = (shipper: Api, of: object) => shipper.post('/api/estimates', { type: 'damage', ...of });

const known = (shipper: Api, parcel: object) =>
  waitFor(async () => (await estimate(shipper, parcel)).status === 200, { timeout: 60_000 });

/** A claim the shipper filed through the API. */
export async function fileClaim(shipper: Api, { id }: Parcel): Promise<string> {
  const { body } = await shipper.post<{ id: string }>('/api/claims', {
    shipmentId: id,
    type: 'damage',
    description: 'Crushed on one side',
    lines: [{ description: 'Lamp', quantity: 1, claimedAmount: 250_000 }],
  });
  return body.id;
}

/** Rejected by an agent, so that it can be appealed. */
export async function rejectClaim(agent: Api, claimId: string): Promise<void> {
  await agent.post(`/api/claims/${claimId}/take`);
  const { body, etag } = await agent.get<{ lines: { id: string }[] }>(`/api/claims/${claimId}`);
  const decision = {
    outcome: 'rejected',
    reasonCode: 'insufficient_packing',
    reasonText: 'No padding inside.',
    lines: body.lines.map(({ id }) => ({ lineId: id, approvedAmount: 0 })),
  };
  const answer = await agent.post(`/api/claims/${claimId}/decision`, decision, { ifMatch: etag ?? '' });
  if (answer.status >= 400) throw new Error(JSON.stringify(answer.body));
}

import { waitFor } from '@tuntas/testing';
import type { Api } from './api';

export interface Decided {
  readonly claimId: string;
  readonly claimNumber: string;
  readonly waybill: string;
  readonly payoutId: string;
}

interface Claim {
  readonly id: string;
  readonly number: string;
  readonly lines: readonly { readonly id: string }[];
}

const waybill = (): string => `JN${String(Math.floor(Math.random() * 1e10)).padStart(10, '0')}`;

/** A claim of `amount` that was filed and decided, up to the payout that it opened. */
export async function decidedClaim(
  { shipper, agent }: { readonly shipper: Api; readonly agent: Api },
  amount: { readonly amount: number; readonly currency: string },
  type = 'damage',
): Promise<Decided> {
  const number = waybill();
  const shippedAt = new Date(Date.now() - 3 * 86_400_000).toISOString();
  const fee = { amount: Math.ceil(amount.amount / 10), currency: amount.currency };
  await shipper.post('/api/shipments', {
    carrier: 'jne',
    waybill: number,
    service: 'REG',
    shippedAt,
    fee,
    goodsValue: amount,
  });
  const filed = await waitFor(async () => {
    const { status, body } = await shipper.post<Claim>('/api/claims', {
      waybill: number,
      type,
      wish: 'compensation',
      lines: [{ description: 'Ceramic vase', quantity: 1, claimedAmount: amount.amount }],
    });
    return status === 201 ? body : null;
  });
  const { body, etag } = await agent.get<Claim>(`/api/claims/${filed.id}`);
  const decided = await agent.post(
    `/api/claims/${filed.id}/decision`,
    { outcome: 'approved', lines: [{ lineId: body.lines[0]?.id, approvedAmount: amount.amount }] },
    { ifMatch: etag ?? '' },
  );
  if (decided.status !== 200) throw new Error(JSON.stringify(decided.body));
  const payout = await waitFor(async () => {
    const found = await agent.get<{ items: { id: string }[] }>(`/api/payouts?claimId=${filed.id}`);
    return found.body.items[0];
  });
  return { claimId: filed.id, claimNumber: filed.number, waybill: number, payoutId: payout.id };
}

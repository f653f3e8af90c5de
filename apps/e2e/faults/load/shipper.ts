import type { Dice } from '../dice';
import { type Action, type Claim, hoursAgo, type Parcel, photo, type Scene } from './scene';

/** Registers a parcel; most go to somebody who will be asked how it arrived. */
async function register({ shipper, parcels, mark }: Scene, dice: Dice): Promise<Parcel | null> {
  const waybill = mark();
  const email = `${waybill.toLowerCase()}@recipients.example`;
  const told = await shipper.effect<{ id: string }>(
    'shipment',
    waybill,
    {
      path: '/api/shipments',
      body: {
        carrier: 'JNE',
        waybill,
        service: 'REG',
        shippedAt: hoursAgo(dice.between(60, 100)),
        pieces: dice.between(1, 4),
        goodsValue: { amount: 1_900_000, currency: 'IDR' },
        fee: { amount: 1_000 * dice.between(9, 40), currency: 'IDR' },
        consignee: { name: 'Siti Rahma', email, locale: dice.pick(['id', 'en']) },
      },
    },
    dice,
  );
  if (told?.status !== 201) return null;
  const parcel = { id: told.body.id, waybill, email, delivered: false };
  parcels.add(parcel);
  return parcel;
}

async function file(scene: Scene, dice: Dice): Promise<void> {
  const parcel = await register(scene, dice);
  if (!parcel) return;
  const mark = scene.mark();
  const lines = Array.from({ length: dice.between(1, 3) }, (_, index) => ({
    description: `Ceramic vase ${index + 1}`,
    quantity: 1,
    claimedAmount: 1_000 * dice.between(20, 400),
  }));
  const told = await scene.shipper.effect<Claim>(
    'claim',
    mark,
    {
      path: '/api/claims',
      body: {
        shipmentId: parcel.id,
        type: dice.pick(['damage', 'partial_loss']),
        wish: dice.chance(0.9) ? 'compensation' : 'reshipment',
        externalReference: mark,
        lines,
      },
      passing: ['shipment.unknown'],
    },
    dice,
  );
  if (told?.status !== 201) return;
  scene.claims.add(told.body);
  if (dice.chance(0.4)) await prove(scene, told.body, dice);
}

/** Sends pictures for a claim. */
async function prove({ shipper, mark }: Scene, claim: Claim, dice: Dice): Promise<void> {
  const name = mark();
  const form = new FormData();
  form.set('kind', dice.pick(['photo', 'photo_label', 'photo_packaging']));
  form.append('files', await photo(dice), `${name}.png`);
  await shipper.effect('evidence', name, { path: `/api/claims/${claim.id}/evidence`, body: form }, dice);
}

async function answerTheDesk(scene: Scene, dice: Dice): Promise<void> {
  const claim = scene.wanting.take(dice) ?? scene.claims.pick(dice);
  if (claim) await prove(scene, claim, dice);
}

async function write({ shipper, claims, mark }: Scene, dice: Dice): Promise<void> {
  const claim = claims.pick(dice);
  if (!claim) return;
  const body = mark();
  await shipper.effect('message', body, { path: `/api/claims/${claim.id}/messages`, body: { body } }, dice);
}

async function appeal({ shipper, rejected, claims, mark }: Scene, dice: Dice): Promise<void> {
  const claim = rejected.take(dice);
  if (!claim) return;
  const reason = mark();
  const ask = { path: `/api/claims/${claim.id}/appeal`, body: { reason } };
  const told = await shipper.effect('appeal', reason, ask, dice);
  if (told?.status === 200) claims.add(claim);
}

async function withdraw({ shipper, claims, mark }: Scene, dice: Dice): Promise<void> {
  const claim = claims.take(dice);
  if (!claim) return;
  const reason = mark();
  const ask = { path: `/api/claims/${claim.id}/cancel`, body: { reason } };
  await shipper.effect('cancellation', reason, ask, dice);
}

async function look({ shipper, claims }: Scene, dice: Dice): Promise<void> {
  const claim = claims.pick(dice);
  await shipper.once({ path: claim ? `/api/claims/${claim.id}` : '/api/claims?limit=20' });
}

export const shipperActions: readonly Action[] = [
  { name: 'registers a parcel', weight: 3, run: async (scene, dice) => void (await register(scene, dice)) },
  { name: 'files a claim', weight: 6, run: file },
  { name: 'sends evidence', weight: 2, run: answerTheDesk },
  { name: 'writes', weight: 1, run: write },
  { name: 'appeals', weight: 1, run: appeal },
  { name: 'withdraws', weight: 0.4, run: withdraw },
  { name: 'looks', weight: 2, run: look },
];

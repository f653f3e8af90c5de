import type { Dice } from '../dice';
import type { Action, Scene } from './scene';

async function look({ anybody, parcels }: Scene, dice: Dice): Promise<void> {
  const parcel = parcels.pick(dice);
  if (parcel) await anybody.once({ path: `/t/${parcel.waybill}` });
}

/** Follows the link in the message after delivery, when it has come. */
async function answer({ anybody, parcels, mail }: Scene, dice: Dice): Promise<void> {
  const parcel = parcels.pick(dice);
  if (!parcel?.delivered) return;
  const found = await fetch(`${mail}/api/messages?to=${encodeURIComponent(parcel.email)}`).catch(() => null);
  const { items = [] } = found?.ok ? ((await found.json()) as { items?: { text: string }[] }) : {};
  const token = items.flatMap(({ text }) => /\/t\/\S+#(\S+)/.exec(text)?.[1] ?? [])[0];
  if (!token) return;
  const body = { answer: dice.pick(['fine', 'damaged']), description: 'Seen at the door' };
  const ask = { path: `/api/deliveries/${token}`, body };
  // The link says which parcel it is about: the mail may tell of a replacement.
  const shipmentId = token.slice(0, token.indexOf('.'));
  await anybody.effect('delivery answer', `${shipmentId} ${body.answer}`, ask, dice);
}

export const recipientActions: readonly Action[] = [
  { name: 'looks where the parcel is', weight: 3, run: look },
  { name: 'says how it arrived', weight: 2, run: answer },
];

import type { Dice } from '../dice';
import { type Action, hoursAgo, photo, type Scene } from './scene';

const journey = ['picked_up', 'at_hub', 'in_transit', 'out_for_delivery'] as const;

/** A few scans of a few parcels in one batch; each has a hub that no other scan names. */
async function scan({ courier, parcels, mark }: Scene, dice: Dice): Promise<void> {
  const parcel = parcels.pick(dice);
  if (!parcel) return;
  const delivered = !parcel.delivered && dice.chance(0.3);
  const hub = mark();
  const body = {
    carrier: 'JNE',
    waybill: parcel.waybill,
    status: delivered ? 'delivered' : dice.pick(journey),
    occurredAt: hoursAgo(delivered ? 1 : dice.between(2, 50)),
    hub,
  };
  const told = await courier.effect('scan', hub, { path: '/api/scans', body }, dice);
  if (delivered && told && told.status < 300) parcel.delivered = true;
}

const signatures = JSON.stringify([
  { party: 'courier', name: 'Joko Kurir', path: 'M10 100 L200 40 L300 160' },
  { party: 'hub_staff', name: 'Dina Hub', path: 'M20 80 L120 150 L260 60' },
]);

/** As a phone does it: with photos, signatures, and an id of its own that makes it one report however often it is sent. */
async function report({ courier, parcels }: Scene, dice: Dice): Promise<void> {
  const parcel = parcels.pick(dice);
  if (!parcel) return;
  const clientId = dice.uuid();
  const form = new FormData();
  form.set('shipmentId', parcel.id);
  form.set('type', 'damage');
  form.set('description', 'Box crushed on one side');
  form.set('clientId', clientId);
  if (dice.chance(0.5)) form.set('signatures', signatures);
  form.append('photos', await photo(dice), 'front.png');
  await courier.effect(
    'incident',
    clientId,
    { path: '/api/incidents', body: form, passing: ['shipment.unknown'] },
    dice,
  );
}

export const courierActions: readonly Action[] = [
  { name: 'scans', weight: 5, run: scan },
  { name: 'reports with berita acara', weight: 2, run: report },
];

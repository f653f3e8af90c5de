import { randomUUID } from 'node:crypto';
import { waitFor } from '@tuntas/testing';
import sharp from 'sharp';
import type { Api } from './api';

export interface Filed {
  readonly id: string;
  readonly number: string;
}

/** With what a camera writes into it, where a moment is given as cameras write it. */
export const photo = async (name: string, background: string, takenAt?: string): Promise<File> => {
  const plain = sharp({ create: { width: 640, height: 480, channels: 3, background } });
  const exif = { IFD0: { Make: 'Tuntas', Model: 'Phone 7', DateTime: takenAt ?? '' } };
  const image = await (takenAt ? plain.withExif(exif) : plain).jpeg().toBuffer();
  return new File([new Uint8Array(image)], name, { type: 'image/jpeg' });
};

/** A claim for a parcel of its own, as the shipper files it. */
export async function filed(shipper: Api, type = 'damage'): Promise<Filed> {
  const waybill = `OP${randomUUID().replaceAll('-', '').slice(0, 12).toUpperCase()}`;
  await shipper.post('/api/shipments', {
    carrier: 'jne',
    waybill,
    service: 'REG',
    shippedAt: new Date(Date.now() - 4 * 86_400_000).toISOString(),
    fee: { amount: 13_000, currency: 'IDR' },
    goodsValue: { amount: 1_900_000, currency: 'IDR' },
  });
  const lines = [
    { description: 'Ceramic vase', quantity: 2, claimedAmount: 300_000 },
    { description: 'Gift box', quantity: 1, claimedAmount: 100_000 },
  ];
  const claim = { waybill, carrier: 'jne', type, wish: 'compensation', description: 'Crushed', lines };
  const file = async () => {
    const { status, body } = await shipper.post<Filed>('/api/claims', claim);
    return status === 201 ? body : null;
  };
  return waitFor(file, { what: 'the parcel to be known to claims', timeout: 30_000 });
}

/** With two photos, a letter from the claimant and a note of the desk. */
export async function told(shipper: Api, agent: Api): Promise<Filed> {
  const claim = await filed(shipper);
  const form = new FormData();
  form.set('kind', 'photo');
  form.append('files', await photo('front.jpg', '#a33'));
  form.append('files', await photo('side.jpg', '#338'));
  await shipper.post(`/api/claims/${claim.id}/evidence`, form);
  await shipper.post(`/api/claims/${claim.id}/messages`, { body: 'It was broken when we opened it.' });
  await agent.post(`/api/claims/${claim.id}/messages`, { body: 'Label checked', visibility: 'internal' });
  return claim;
}

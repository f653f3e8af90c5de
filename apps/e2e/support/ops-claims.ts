import { randomUUID } from 'node:crypto';
import { waitFor } from '@tuntas/testing';
import sharp from 'sharp';
import type { Api } from './api';

export interface Filed {
  readonly id: string;
  readonly number: string;
}

/** A carton with a torn corner, from one side or the other, so that pictures of pages show what a page is for. */
const carton = (label: string, mirrored: boolean): Buffer =>
  Buffer.from(`
    <svg xmlns="http://www.w3.org/2000/svg" width="640" height="480">
      <path d="M0 0 H640 V330 H0 Z" fill="#d9d4c9"/>
      <path d="M0 330 H640 V480 H0 Z" fill="#b9b2a3"/>
      <g transform="${mirrored ? 'translate(640 0) scale(-1 1)' : ''}">
        <path d="M150 150 L330 95 L520 150 L330 205 Z" fill="#b98a55"/>
        <path d="M150 150 L330 205 L330 415 L150 350 Z" fill="#a87943"/>
        <path d="M330 205 L520 150 L520 350 L330 415 Z" fill="#c99b66"/>
        <path d="M225 127 L245 121 L430 176 L410 182 Z" fill="#e8dcc2"/>
        <path d="M372 245 L468 217 L468 280 L372 308 Z" fill="#fff"/>
        <path d="M384 253 L432 239 L432 249 L384 263 Z" fill="${label}"/>
        <path d="M150 350 L200 368 L186 330 L214 318 L182 296 L150 306 Z" fill="#3b2c1c"/>
        <path d="M214 318 L250 300 M200 368 L236 372 M182 296 L196 262" stroke="#3b2c1c" stroke-width="4"/>
      </g>
    </svg>`);

/** With what a camera writes into it, where a moment is given as cameras write it. */
export const photo = async (name: string, label: string, takenAt?: string): Promise<File> => {
  const plain = sharp(carton(label, name.startsWith('side')));
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

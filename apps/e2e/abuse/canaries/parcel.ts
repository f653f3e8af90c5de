import { randomUUID } from 'node:crypto';
import { waitFor } from '@tuntas/testing';
import sharp from 'sharp';
import type { Api } from '../../support/api';
import type { RunningStack } from '../../support/running-stack';
import type { Aviary } from './canary';
import type { Shopkeeper } from './person';

export interface Parcel {
  readonly id: string;
  readonly waybill: string;
}

const hoursAgo = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString();
const strokes = 'M10 100 L200 40 L300 160';

/** A picture as phones make them: with whose phone it is, in a file named after somebody. */
export async function photo(aviary: Aviary, what: string): Promise<File> {
  const artist = aviary.word('written by the camera', `${what}: whose phone it is`);
  const image = await sharp({ create: { width: 320, height: 240, channels: 3, background: '#733' } })
    .withExif({ IFD0: { Artist: artist, ImageDescription: `by ${artist}` } })
    .jpeg()
    .toBuffer();
  const name = `${aviary.word('file name', `${what}: its name`)}.jpg`;
  return new File([new Uint8Array(image)], name, { type: 'image/jpeg' });
}

/** On its way to somebody with a name, an address and a phone, and handed over. */
export async function parcelTo(tuntas: RunningStack, shop: Shopkeeper, aviary: Aviary): Promise<Parcel> {
  const waybill = `KN${randomUUID().replaceAll('-', '').slice(0, 10).toUpperCase()}`;
  const to = aviary.word('recipient address', 'the recipient’s address');
  const { body } = await shop.api.post<{ id: string }>('/api/shipments', {
    carrier: 'JNE',
    waybill,
    service: 'REG',
    shippedAt: hoursAgo(60),
    fee: { amount: 24_000, currency: 'IDR' },
    goodsValue: { amount: 1_248_750, currency: 'IDR' },
    consignee: {
      name: `Siti ${aviary.word('recipient name', 'the recipient’s name')}`,
      email: `${to}@home.test`,
      phone: `+62${aviary.digits('recipient phone', 'the recipient’s phone', 11)}`,
      locale: 'en',
    },
  });
  const courier = await tuntas.as('courier');
  await waitFor(async () => (await report(courier, waybill, aviary)) === 201, {
    timeout: 30_000,
    what: 'claims to know the parcel',
  });
  const delivered = { carrier: 'JNE', waybill, status: 'delivered', occurredAt: hoursAgo(1) };
  await courier.post('/api/scans', delivered);
  await answerOf(tuntas, to, aviary);
  return { id: body.id, waybill };
}

async function report(courier: Api, waybill: string, aviary: Aviary): Promise<number> {
  const { status } = await courier.get(`/api/shipments/lookup?waybill=${waybill}`);
  if (status !== 200) return status;
  const form = new FormData();
  form.set('waybill', waybill);
  form.set('type', 'damage');
  form.set('description', `Wet, says ${aviary.word('words', 'the courier’s words')}`);
  form.set('place', aviary.word('words', 'where the courier was'));
  const signed = ['courier', 'hub_staff'].map((party) => ({
    party,
    name: `Joko ${aviary.word('signatory', `the ${party} who signs`)}`,
    path: strokes,
  }));
  form.set('signatures', JSON.stringify(signed));
  form.append('photos', await photo(aviary, 'the courier’s picture'));
  return (await courier.post('/api/incidents', form)).status;
}

/** The recipient follows the link of the mail and signs that nothing arrived. */
async function answerOf(tuntas: RunningStack, to: string, aviary: Aviary): Promise<void> {
  const text = await mailTo(tuntas, to, /\/t\/[^\s#]+#[\w.~-]+/);
  const token = aviary.secret('the recipient’s link', text.split('#')[1] ?? '');
  const signature = await sharp({ create: { width: 300, height: 100, channels: 3, background: '#fff' } })
    .composite([{ input: { create: { width: 120, height: 4, channels: 3, background: '#000' } } }])
    .png()
    .toBuffer();
  const anybody = tuntas.anonymous();
  await anybody.get(`/api/deliveries/${token}`);
  const { status, body } = await anybody.post(`/api/deliveries/${token}`, {
    answer: 'never_arrived',
    description: `Nothing came, says ${aviary.word('words', 'the recipient’s words')}`,
    declaredBy: `Siti ${aviary.word('signatory', 'the recipient who declares')}`,
    signature: `data:image/png;base64,${signature.toString('base64')}`,
  });
  if (status !== 200) throw new Error(JSON.stringify(body));
}

/** What a mail to an address says where `pattern` is. */
export async function mailTo({ stack }: RunningStack, to: string, pattern: RegExp): Promise<string> {
  return waitFor(
    async () => {
      const answer = await fetch(`${stack.addresses.mail}/api/messages?to=${encodeURIComponent(to)}`);
      const { items } = (await answer.json()) as { items: object[] };
      return items.map((mail) => pattern.exec(JSON.stringify(mail))?.[0]).find(Boolean);
    },
    { timeout: 60_000, what: `a mail with ${pattern.source}` },
  );
}

import { problemFrom, unreachable } from '../../api/problem';
import type { Got } from '../../api/query';

export type Delivery = Got<'/api/deliveries/{token}'>;
export type DeliveryAnswer = Delivery['mayAnswer'][number];

export interface Told {
  readonly answer: DeliveryAnswer;
  readonly description?: string;
  readonly declaredBy?: string;
  readonly signature?: string;
  readonly locale: string;
  readonly photos?: readonly Blob[];
}

/** Says how a parcel arrived. Sent twice by a bad network, it counts once. */
export async function answerDelivery(token: string, { photos = [], ...texts }: Told): Promise<Delivery> {
  const form = new FormData();
  for (const [name, text] of Object.entries(texts)) if (text) form.append(name, text);
  photos.forEach((photo, index) => form.append('photos', photo, `${index + 1}.jpg`));
  const response = await fetch(`/api/deliveries/${encodeURIComponent(token)}`, {
    method: 'POST',
    body: form,
    headers: { accept: 'application/json' },
  }).catch(() => {
    throw unreachable();
  });
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw problemFrom(response.status, body);
  return body as Delivery;
}

/** A drawn signature as the picture the server keeps. */
export async function pictureOf(path: string, width: number, height: number): Promise<string> {
  const canvas = document.createElement('canvas');
  canvas.width = width * 2;
  canvas.height = height * 2;
  const context = canvas.getContext('2d');
  if (!context) return '';
  context.scale(2, 2);
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.lineWidth = 2.4;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.stroke(new Path2D(path));
  return canvas.toDataURL('image/png');
}

import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Letters and digits only: mail programs change the case of an address and nothing else. */
const SHAPE = /^reply-([0-9a-f]{20})-([0-9a-f]{20})@(.+)$/i;

/** The name of one person's end of one conversation. */
export const newReplyId = (): string => randomBytes(10).toString('hex');

const signatureOf = (id: string, secret: string): string =>
  createHmac('sha256', secret).update(`reply:${id}`).digest('hex').slice(0, 20);

export const replyAddress = (id: string, domain: string, secret: string): string =>
  `reply-${id}-${signatureOf(id, secret)}@${domain}`;

/** The id in an address that we signed for our domain; `null` for every other. */
export function idInAddress(address: string, domain: string, secret: string): string | null {
  const [, id = '', signature = '', at = ''] = SHAPE.exec(address.trim()) ?? [];
  if (at.toLowerCase() !== domain.toLowerCase() || !id) return null;
  const [given, right] = [signature.toLowerCase(), signatureOf(id.toLowerCase(), secret)];
  return timingSafeEqual(Buffer.from(given), Buffer.from(right)) ? id.toLowerCase() : null;
}

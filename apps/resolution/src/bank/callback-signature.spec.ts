import { createHmac } from 'node:crypto';
import { verifyCallback } from './callback-signature';

const key = 'a-bank-key-for-tests';
const now = new Date('2026-03-02T03:00:00Z');
const body = Buffer.from('{"key":"p-1","amount":1}');

const signed = (rawBody: Buffer, at: number) => ({
  rawBody,
  timestamp: String(at),
  signature: `sha256=${createHmac('sha256', key).update(`${at}.`).update(rawBody).digest('hex')}`,
});
const seconds = now.getTime() / 1000;

describe('the signature of a callback', () => {
  it('fits the bytes it was made for', () => {
    expect(() => verifyCallback(signed(body, seconds), key, now)).not.toThrow();
  });

  it.each([
    ['written anew', { ...signed(body, seconds), rawBody: Buffer.from('{"amount":1,"key":"p-1"}') }],
    ['with another time', { ...signed(body, seconds), timestamp: String(seconds + 1) }],
    ['more than five minutes old', signed(body, seconds - 301)],
    ['from more than five minutes ahead', signed(body, seconds + 301)],
    ['without a time', { ...signed(body, seconds), timestamp: undefined }],
    ['without a signature', { ...signed(body, seconds), signature: undefined }],
    ['cut short', { ...signed(body, seconds), signature: signed(body, seconds).signature.slice(0, -1) }],
    ['with a time that is no number', { ...signed(body, seconds), timestamp: 'now' }],
  ])('is refused %s', (_, callback) => {
    expect(() => verifyCallback(callback, key, now)).toThrow(/signature/);
  });

  it('is refused with another key', () => {
    expect(() => verifyCallback(signed(body, seconds), 'another-key-for-tests', now)).toThrow(/signature/);
  });
});

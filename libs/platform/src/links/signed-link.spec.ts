import fc from 'fast-check';
import { readLink, signLink } from './signed-link';

const secret = 'a-link-secret-of-at-least-32-characters';
const link = {
  purpose: 'delivery',
  subject: '0190a000-0000-7000-8000-000000000001',
  expiresAt: new Date('2026-04-01T00:00:00Z'),
};

describe('a link that works without an account', () => {
  it('says what it was signed for, until when', () => {
    expect(readLink(signLink(link, secret), 'delivery', secret)).toEqual(link);
  });

  it('is worth nothing for another purpose or with another secret', () => {
    const token = signLink(link, secret);
    expect(readLink(token, 'evidence', secret)).toBeNull();
    expect(readLink(token, 'delivery', `${secret}!`)).toBeNull();
  });

  it('cannot be moved to another parcel or a later day', () => {
    const [subject, seconds, signature] = signLink(link, secret).split('.');
    const later = (Number.parseInt(String(seconds), 36) + 1).toString(36);
    expect(readLink(`${subject}.${later}.${signature}`, 'delivery', secret)).toBeNull();
    const other = String(subject).replace(/1$/, '2');
    expect(readLink(`${other}.${seconds}.${signature}`, 'delivery', secret)).toBeNull();
  });

  it('never throws, whatever somebody types', () => {
    const token = signLink(link, secret);
    fc.assert(fc.property(fc.string(), (text) => readLink(text, 'delivery', secret) === null));
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.string({ minLength: 1, maxLength: 3 }), (at, text) => {
        const changed = token.slice(0, at) + text + token.slice(at + 1);
        return changed === token || readLink(changed, 'delivery', secret) === null;
      }),
    );
  });
});

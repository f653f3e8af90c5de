import fc from 'fast-check';
import { idInAddress, newReplyId, replyAddress } from './reply-address';

const secret = 'a-link-secret-of-at-least-32-characters';
const domain = 'reply.tuntas.example';

describe('the address a reply goes to', () => {
  it('names one conversation, in whatever case it comes back', () => {
    const id = newReplyId();
    const address = replyAddress(id, domain, secret);
    expect(address.split('@')[0]?.length).toBeLessThanOrEqual(64);
    expect(idInAddress(address.toUpperCase(), domain, secret)).toBe(id);
  });

  it('is nothing for another domain, another secret or another id', () => {
    const [id, other] = [newReplyId(), newReplyId()];
    const address = replyAddress(id, domain, secret);
    expect(idInAddress(address, 'elsewhere.example', secret)).toBeNull();
    expect(idInAddress(address, domain, `${secret}!`)).toBeNull();
    expect(idInAddress(address.replace(id, other), domain, secret)).toBeNull();
  });

  it('cannot be guessed, and never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => idInAddress(`${text}@${domain}`, domain, secret) === null));
  });
});

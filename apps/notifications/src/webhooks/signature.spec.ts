import { Webhook } from 'standardwebhooks';
import { bodyOf, publicData } from './domain/payload';
import { seal, unseal } from './secret-box';
import { isSecret, newSecret, signedHeaders } from './signature';

const body = bodyOf({
  type: 'claim.decided',
  timestamp: new Date('2026-03-02T03:04:05Z'),
  eventId: 'e1',
  subject: 'c1',
  sequence: 3,
  data: { outcome: 'approved' },
});

it('signs so that a Standard Webhooks library accepts it', () => {
  const secret = newSecret();
  const headers = signedHeaders({ id: 'msg_1', at: new Date(), body }, [secret]);
  expect(new Webhook(secret).verify(body, headers)).toMatchObject({ type: 'claim.decided', sequence: 3 });
});

it('is accepted with the old and with the new secret while they rotate', () => {
  const [older, newer, other] = [newSecret(), newSecret(), newSecret()];
  const headers = signedHeaders({ id: 'msg_1', at: new Date(), body }, [newer, older]);
  expect(() => new Webhook(older).verify(body, headers)).not.toThrow();
  expect(() => new Webhook(newer).verify(body, headers)).not.toThrow();
  expect(() => new Webhook(other).verify(body, headers)).toThrow();
});

it('is refused once a byte, the id or the time is another one', () => {
  const secret = newSecret();
  const headers = signedHeaders({ id: 'msg_1', at: new Date(), body }, [secret]);
  const verifier = new Webhook(secret);
  expect(() => verifier.verify(`${body} `, headers)).toThrow();
  expect(() => verifier.verify(body, { ...headers, 'webhook-id': 'msg_2' })).toThrow();
  const old = signedHeaders({ id: 'msg_1', at: new Date(Date.now() - 600_000), body }, [secret]);
  expect(() => verifier.verify(body, old)).toThrow();
});

it('takes secrets of 24 to 64 bytes and nothing else', () => {
  expect(isSecret(newSecret())).toBe(true);
  for (const wrong of ['', 'whsec_', 'whsec_c2hvcnQ=', 'secret', `whsec_${'A'.repeat(200)}`, 'whsec_***']) {
    expect(isSecret(wrong)).toBe(false);
  }
});

it('keeps secrets encrypted, each time differently', () => {
  const [secret, key] = [newSecret(), 'a-link-secret-of-at-least-32-characters'];
  expect(unseal(seal(secret, key), key)).toBe(secret);
  expect(seal(secret, key)).not.toBe(seal(secret, key));
  expect(unseal(seal(secret, key), 'another-secret-of-at-least-32-characters')).toBeNull();
});

it('does not tell which of the operator’s people decided', () => {
  expect(publicData({ claimId: 'c1', decidedBy: 'p1', reporterId: 'p2' })).toEqual({ claimId: 'c1' });
});

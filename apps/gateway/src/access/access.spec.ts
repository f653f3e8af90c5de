import { credentialOf } from './credential';
import { requireSameOrigin } from './same-origin';

const cookie = 'tuntas_session';

describe('the credential of a request', () => {
  it.each([
    [{ authorization: 'Bearer tnt_abc' }, { kind: 'api_key', secret: 'tnt_abc' }],
    [{ authorization: 'bearer  tnt_abc' }, { kind: 'api_key', secret: 'tnt_abc' }],
    [{ 'x-api-key': 'tnt_abc' }, { kind: 'api_key', secret: 'tnt_abc' }],
    [{ cookie: 'a=b; tuntas_session=s1; c=d' }, { kind: 'session', secret: 's1' }],
    [{ cookie: 'not_tuntas_session=s1' }, null],
    [{ cookie: 'tuntas_session=' }, null],
    [{}, null],
  ])('%j', (headers, expected) => expect(credentialOf(headers, cookie)).toEqual(expected));

  it.each(['Basic dXNlcjpwYXNz', 'Bearer eyJhbGciOiJub25lIn0.e30.', 'Bearer', '', 'tnt_abc'])(
    'does not fall back to the cookie for %j',
    (authorization) => {
      expect(() => credentialOf({ authorization, cookie: 'tuntas_session=s1' }, cookie)).toThrow(
        expect.objectContaining({ kind: 'unauthenticated' }),
      );
    },
  );
});

describe('a change asked for with a cookie', () => {
  const ours = 'https://tuntas.example';
  const ask = (headers: Record<string, string | undefined>, method = 'POST', withCookie = true) =>
    requireSameOrigin({ method, host: 'tuntas.example', headers }, ours, withCookie);

  it.each([
    { origin: ours },
    { 'sec-fetch-site': 'same-origin' },
    { 'sec-fetch-site': 'same-origin', origin: ours },
    { origin: 'http://tuntas.example' },
  ])('is taken from our pages: %j', (headers) => expect(() => ask(headers)).not.toThrow());

  it.each([
    {},
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'https://tuntas.example.evil.example' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site', origin: 'https://other.tuntas.example' },
    { 'sec-fetch-site': 'none' },
    { 'sec-fetch-site': 'cross-site', origin: ours },
  ])('is refused from elsewhere: %j', (headers) => {
    expect(() => ask(headers)).toThrow(expect.objectContaining({ code: 'auth.cross_site' }));
  });

  it('does not concern reading', () =>
    expect(() => ask({ origin: 'https://evil.example' }, 'GET')).not.toThrow());

  it('lets a program without a cookie be, and stops a page of another site', () => {
    expect(() => ask({}, 'POST', false)).not.toThrow();
    expect(() => ask({ origin: 'https://evil.example' }, 'POST', false)).toThrow();
  });
});

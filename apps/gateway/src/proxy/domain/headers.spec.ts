import { requestHeaders, responseHeaders } from './headers';

const about = { host: 'claims:3001', requestId: 'r1', address: '203.0.113.7', token: 'signed' };

describe('headers across the gateway', () => {
  it('carries what the contract knows and the caller as a token', () => {
    expect(
      requestHeaders(
        { 'content-type': 'application/json', 'idempotency-key': 'k1', 'if-match': '"3"', accept: '*/*' },
        about,
      ),
    ).toEqual({
      'content-type': 'application/json',
      'idempotency-key': 'k1',
      'if-match': '"3"',
      accept: '*/*',
      host: 'claims:3001',
      'x-request-id': 'r1',
      'x-forwarded-for': '203.0.113.7',
      authorization: 'Bearer signed',
    });
  });

  it.each([
    'authorization',
    'cookie',
    'connection',
    'transfer-encoding',
    'upgrade',
    'x-api-key',
    'x-http-method-override',
    'x-method-override',
    'x-forwarded-host',
    'x-original-url',
    'x-tuntas-actor',
    'proxy-authorization',
  ])('leaves %s behind', (name) => {
    expect(requestHeaders({ [name]: 'theirs' }, { ...about, token: null })).not.toHaveProperty(name);
  });

  it('does not let an address given by the client stand', () => {
    expect(requestHeaders({ 'x-forwarded-for': '10.0.0.1' }, about)['x-forwarded-for']).toBe('203.0.113.7');
  });

  it('keeps a service from setting cookies on our origin', () => {
    expect(responseHeaders({ etag: '"3"', 'set-cookie': ['a=b'], server: 'x' })).toEqual({ etag: '"3"' });
  });
});

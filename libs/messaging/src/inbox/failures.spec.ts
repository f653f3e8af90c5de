import { DomainError } from '@tuntas/kernel';
import { QueryFailedError } from 'typeorm';
import { isOfDatabase, isPassing, passesByItself } from './failures';

const pg = (code: string) => Object.assign(new Error(`SQLSTATE ${code}`), { code });

describe('isPassing', () => {
  it.each(['08006', '53300', '57P01', '40001', '40P01', '55P03', '25006', 'ECONNREFUSED', 'ENOTFOUND'])(
    'lays %s on the surroundings',
    (code) => {
      expect(isPassing(pg(code))).toBe(true);
      expect(isPassing(new QueryFailedError('SELECT 1', [], pg(code)))).toBe(true);
    },
  );

  it.each([
    'Connection terminated unexpectedly',
    'timeout exceeded when trying to connect',
    'Query read timeout',
  ])('knows "%s", which carries no code', (message) => expect(isPassing(new Error(message))).toBe(true));

  it('looks into several addresses tried', () => {
    expect(isPassing(new AggregateError([pg('ECONNREFUSED'), pg('ECONNREFUSED')]))).toBe(true);
  });

  it.each([
    ['a bug', new TypeError('x is undefined')],
    ['a broken rule', new DomainError('conflict', 'claim.closed', 'The claim is closed.')],
    ['a constraint', new QueryFailedError('INSERT', [], pg('23505'))],
    ['a wrong statement', pg('42703')],
    ['no error at all', 'a string'],
  ])('lays %s on the message', (_, error) => expect(isPassing(error)).toBe(false));
});

describe('passesByItself', () => {
  const kafka = (name: string, more: object = {}) => Object.assign(new Error(name), { name, ...more });

  it('tells a broker that is away from a consumer that can never work', () => {
    expect(passesByItself(kafka('KafkaJSNumberOfRetriesExceeded'))).toBe(true);
    expect(passesByItself(kafka('KafkaJSConnectionError', { retriable: true }))).toBe(true);
    const inside = kafka('KafkaJSError', { cause: kafka('KafkaJSProtocolError', { retriable: true }) });
    expect(passesByItself(inside)).toBe(true);
    const starting = kafka('KafkaJSGroupCoordinatorNotFound', { retriable: false });
    expect(passesByItself(kafka('KafkaJSNonRetriableError', { cause: starting }))).toBe(true);
    expect(passesByItself(kafka('KafkaJSSASLAuthenticationError', { retriable: false }))).toBe(false);
    expect(passesByItself(new TypeError('x is undefined'))).toBe(false);
  });
});

describe('isOfDatabase', () => {
  it('knows an SQLSTATE from other codes', () => {
    expect(isOfDatabase(pg('42P01'))).toBe(true);
    expect(isOfDatabase(pg('ECONNREFUSED'))).toBe(false);
    expect(isOfDatabase(new TypeError('x'))).toBe(false);
  });
});

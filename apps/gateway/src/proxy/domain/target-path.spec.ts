import { DomainError } from '@tuntas/kernel';
import fc from 'fast-check';
import { targetOf } from './target-path';

const kindOf = (url: string): string => {
  try {
    return targetOf(url, '/api').path;
  } catch (error) {
    return error instanceof DomainError ? error.kind : String(error);
  }
};

describe('the path asked upstream', () => {
  it.each([
    ['/api/claims', '/claims'],
    ['/api/claims/0198', '/claims/0198'],
    ['/api/cl%61ims/0198', '/claims/0198'],
    ['/api/shipments/JNE%20123', '/shipments/JNE%20123'],
    ['/api/claims/a.b', '/claims/a.b'],
    ['/api/claims/a;b=c', '/claims/a%3Bb%3Dc'],
  ])('%s becomes %s', (url, path) => expect(kindOf(url)).toBe(path));

  it.each([
    '/api//claims',
    '/api/claims/',
    '/api/claims//x',
    '/api/claims/..',
    '/api/claims/../internal/x',
    '/api/claims/%2e%2e/internal',
    '/api/claims/%2E%2e/internal',
    '/api/claims/.%2e/internal',
    '/api/claims/..;/internal',
    '/api/claims/.%2e%3bx/internal',
    '/api/claims/%2Finternal',
    '/api/claims/%5cinternal',
    '/api/claims/\\internal',
    '/api/claims/%252e%252e/internal',
    '/api/claims/%00',
    '/api/claims/a%0d%0aHost:x',
    '/api/internal/people',
    '/api/%69nternal/people',
    '/api',
    '/apis/claims',
    'http://evil.example/api/claims',
  ])('%s is not found', (url) => expect(kindOf(url)).toBe('not_found'));

  it('names a broken escape', () => expect(kindOf('/api/claims/%zz')).toBe('invalid'));

  it('keeps the query as it came', () =>
    expect(targetOf('/api/claims?filter=%2F..%2F&sort=-dueAt', '/api').query).toBe(
      '?filter=%2F..%2F&sort=-dueAt',
    ));

  it('always yields a path that a second reading leaves alone', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 8 }), { minLength: 1 }), (parts) => {
        const url = `/api/${parts.map((part) => part.replaceAll('?', '')).join('/')}`;
        let path: string;
        try {
          path = targetOf(url, '/api').path;
        } catch {
          return;
        }
        expect(new URL(path, 'http://upstream').pathname).toBe(path);
        expect(targetOf(`/api${path}`, '/api').path).toBe(path);
      }),
    );
  });
});

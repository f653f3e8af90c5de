import { nextPath } from './next-path';

it.each([
  ['/shipper/claims/1?tab=money', '/shipper/claims/1?tab=money'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['https://evil.example', '/'],
  ['', '/'],
])('goes from %s to %s', (next, path) => {
  expect(nextPath(new URLSearchParams({ next }))).toBe(path);
});

import { withLinkSecret } from './link-secrets';
import { readLink, signLink } from './signed-link';

const [older, newer, another] = ['o', 'n', 'x'].map((letter) => letter.repeat(32)) as [
  string,
  string,
  string,
];
const link = {
  purpose: 'delivery',
  subject: '0190a000-0000-7000-8000-000000000001',
  expiresAt: new Date('2026-04-01T00:00:00Z'),
};
const opened = (signedWith: string, config: { LINK_SECRET: string; LINK_SECRET_PREVIOUS?: string }) =>
  withLinkSecret(config, (secret) => readLink(signLink(link, signedWith), 'delivery', secret));

it('opens what either secret signed while they change, and nothing else', () => {
  const changing = { LINK_SECRET: newer, LINK_SECRET_PREVIOUS: older };
  expect(opened(newer, changing)).toEqual(link);
  expect(opened(older, changing)).toEqual(link);
  expect(opened(another, changing)).toBeNull();
});

it('opens nothing of the old secret once that is gone', () => {
  expect(opened(older, { LINK_SECRET: newer })).toBeNull();
  expect(opened(newer, { LINK_SECRET: newer })).toEqual(link);
});

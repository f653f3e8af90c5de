/** The services behind the gateway, in the order they are shown. */
export const upstreams = ['claims', 'resolution', 'tracking', 'notifications'] as const;
export type Upstream = (typeof upstreams)[number];

/** Who owns the first path segment after /api. What is not here does not exist to the outside. */
export const segments = {
  claims: 'claims',
  incidents: 'claims',
  deliveries: 'claims',
  'berita-acara': 'claims',
  'evidence-links': 'claims',
  estimates: 'claims',
  'rule-packs': 'claims',
  claimables: 'claims',
  'claim-imports': 'claims',
  queue: 'claims',
  agents: 'claims',
  calendars: 'claims',
  'sla-policies': 'claims',
  'sla-board': 'claims',
  'auto-approvals': 'claims',
  'qa-reviews': 'claims',
  complaints: 'claims',
  remedies: 'resolution',
  payouts: 'resolution',
  payees: 'resolution',
  ledger: 'resolution',
  'payout-methods': 'resolution',
  'bank-files': 'resolution',
  'bank-statements': 'resolution',
  recoveries: 'resolution',
  shipments: 'tracking',
  scans: 'tracking',
  carriers: 'tracking',
  messages: 'notifications',
  templates: 'notifications',
  inbox: 'notifications',
  webhooks: 'notifications',
  preferences: 'notifications',
  surveys: 'notifications',
  'survey-answers': 'notifications',
} as const satisfies Record<string, Upstream>;

export const upstreamOf = (segment: string): Upstream | null =>
  Object.hasOwn(segments, segment) ? segments[segment as keyof typeof segments] : null;

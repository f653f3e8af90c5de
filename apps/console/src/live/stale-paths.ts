/* Which answers an event makes old: by the first word of its type, the beginnings of API paths. */
const byKind: Readonly<Record<string, readonly string[]>> = {
  claim: ['/api/claims', '/api/queue', '/api/claimables', '/api/remedies', '/api/agents'],
  complaint: ['/api/complaints'],
  sla: ['/api/claims', '/api/queue'],
  incident: ['/api/incidents', '/api/claimables'],
  remedy: ['/api/remedies', '/api/claims', '/api/payouts'],
  payout: ['/api/payouts', '/api/remedies', '/api/ledger', '/api/claims'],
  reshipment: ['/api/remedies', '/api/shipments', '/api/claims'],
  shipment: ['/api/shipments', '/api/claimables', '/t/'],
  message: ['/api/messages', '/api/inbox'],
  user: ['/api/people'],
};

export const stalePaths = (type: string): readonly string[] => byKind[type.split('.')[0] ?? ''] ?? [];

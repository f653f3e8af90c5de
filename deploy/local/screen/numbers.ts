import { formatMoney, type Money } from '@tuntas/kernel';
import { Client } from 'pg';

/** What has happened on a stack so far. */
export interface Numbers {
  filed: number;
  decided: number;
  payouts: number;
  paid: Money[];
  reshipped: number;
  messages: number;
  clocks: number;
}

const counts = `
  SELECT
    (SELECT count(*)::int FROM claims.claims) AS filed,
    (SELECT count(*)::int FROM claims.claims WHERE decision <> 'pending') AS decided,
    (SELECT count(*)::int FROM resolution.payouts WHERE state = 'paid') AS payouts,
    (SELECT count(*)::int FROM resolution.reshipments) AS reshipped,
    (SELECT count(*)::int FROM notifications.messages WHERE state = 'sent') AS messages,
    (SELECT count(*)::int FROM claims.sla_clocks WHERE state = 'running') AS clocks`;

const paid = `
  SELECT currency, sum(amount)::float8 AS amount
  FROM resolution.payouts WHERE state = 'paid' GROUP BY currency ORDER BY currency`;

/** Counts with the administrator's eyes, which see past the organisations' scopes. */
export async function countEverything(adminUrl: string): Promise<Numbers> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rows } = await client.query<Omit<Numbers, 'paid'>>(counts);
    const [row] = rows;
    if (!row) throw new Error('the counts are empty');
    return { ...row, paid: (await client.query<Money>(paid)).rows };
  } finally {
    await client.end();
  }
}

/** `IDR 130,000` and `USD 12.50`: a code and plain spaces suit a terminal better than symbols. */
export function inTerminal(value: Money): string {
  return `${value.currency} ${formatMoney(value, 'en').replace(/[^\d.,-]/g, '')}`;
}

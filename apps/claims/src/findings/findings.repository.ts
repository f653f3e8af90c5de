import type { Money } from '@tuntas/kernel';
import type { EntityManager } from 'typeorm';
import type { ClaimType } from '../claims/domain/words';
import { exclusionSigns, type SeenExclusion } from '../rules/domain/exclusion-signs';
import { packOfKey } from '../rules/packs';
import type { ClaimFacts, Finding, FiledFacts } from './domain/findings';

export interface Due {
  readonly claimId: string;
  readonly filed: boolean;
}

/** Sums over everybody are kept under no organisation's id, all types of one under `*`. */
const everybody = '00000000-0000-0000-0000-000000000000';

/** Takes what waits longest; another process takes others. */
export async function takeDue(manager: EntityManager, limit: number): Promise<Due[]> {
  return manager.query(
    `SELECT claim_id AS "claimId", filed FROM claim_checks WHERE NOT approve AND since <= now()
     ORDER BY since LIMIT $1 FOR UPDATE SKIP LOCKED`,
    [limit],
  );
}

/** What cannot be looked at now waits, so that it keeps nobody else waiting. */
export async function putAside(manager: EntityManager, claimId: string): Promise<void> {
  await manager.query(`UPDATE claim_checks SET since = now() + interval '1 hour' WHERE claim_id = $1`, [
    claimId,
  ]);
}

/** Done; claims that a rule may approve wait for that, each in a transaction of its own. */
export async function finish(
  manager: EntityManager,
  ids: readonly string[],
  approve: boolean,
): Promise<void> {
  await manager.query(
    approve
      ? 'UPDATE claim_checks SET approve = true, filed = false WHERE claim_id = ANY($1)'
      : 'DELETE FROM claim_checks WHERE claim_id = ANY($1)',
    [ids],
  );
}

/** Adds claims that were just filed to the sums of their day, where people are. */
export async function countFiled(
  manager: EntityManager,
  ids: readonly string[],
  zone: string,
): Promise<void> {
  await manager.query(
    `WITH filed AS (
       SELECT organisation_id, currency, type, claimed_amount, (received_at AT TIME ZONE $3)::date AS day
       FROM claims WHERE id = ANY($1)
     ), kept AS (
       SELECT organisation_id, currency::text, type, day, claimed_amount FROM filed
       UNION ALL SELECT $2::uuid, currency::text, type, day, claimed_amount FROM filed
       UNION ALL SELECT organisation_id, '***', '*', day, NULL FROM filed
     )
     INSERT INTO claim_statistics AS known (organisation_id, currency, type, day, claims, stated, amount)
     SELECT organisation_id, currency, type, day, count(*), count(claimed_amount), coalesce(sum(claimed_amount), 0)
     FROM kept GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
     ON CONFLICT (organisation_id, currency, type, day) DO UPDATE SET
       claims = known.claims + excluded.claims, stated = known.stated + excluded.stated,
       amount = known.amount + excluded.amount`,
    [ids, everybody, zone],
  );
}

/** Claims that came earlier for the same shipments learn of the new ones. */
export async function checkSiblings(manager: EntityManager, ids: readonly string[]): Promise<void> {
  await manager.query(
    `INSERT INTO claim_checks (claim_id, organisation_id)
     SELECT DISTINCT o.id, o.organisation_id
     FROM claims c JOIN claims o ON o.shipment_id = c.shipment_id AND o.id <> ALL($1)
     WHERE c.id = ANY($1) AND o.stage IN ('submitted', 'in_review', 'needs_action', 'on_hold') ORDER BY 1
     ON CONFLICT (claim_id) DO UPDATE SET since = excluded.since, approve = false`,
    [ids],
  );
}

interface FactsRow {
  readonly id: string;
  readonly organisationId: string;
  readonly type: ClaimType;
  readonly currency: string;
  readonly claimedAmount: number | null;
  readonly receivedAt: Date;
  readonly ruleId: string;
  readonly eligibleFrom: Date | null;
  readonly eligibleUntil: Date | null;
  readonly status: string;
  readonly promisedAt: Date | null;
  readonly deliveredAt: Date | null;
  readonly lostSuspectedAt: Date | null;
  readonly laterClaims: string[] | null;
  readonly day: string;
  readonly rulePack: string | null;
  readonly rulePackVersion: number | null;
  readonly categories: string[] | null;
  readonly goodsValueAmount: number | null;
  readonly goodsValueCurrency: string | null;
  readonly insuredValueAmount: number | null;
  readonly insuredValueCurrency: string | null;
}

export interface KnownClaim {
  readonly id: string;
  readonly organisationId: string;
  readonly facts: ClaimFacts;
}

/** What the rules need to know of these claims, in two statements however many there are. */
export async function factsOf(
  manager: EntityManager,
  due: readonly Due[],
  { zone, velocityDays, averageDays }: { zone: string; velocityDays: number; averageDays: number },
): Promise<KnownClaim[]> {
  const rows: FactsRow[] = await manager.query(
    `SELECT c.id, c.organisation_id AS "organisationId", c.type, c.currency, c.claimed_amount AS "claimedAmount",
            c.received_at AS "receivedAt", ((c.received_at AT TIME ZONE $2)::date)::text AS day,
            e.eligible ->> 'ruleId' AS "ruleId", (e.eligible ->> 'from')::timestamptz AS "eligibleFrom",
            (e.eligible ->> 'until')::timestamptz AS "eligibleUntil", s.status, s.promised_at AS "promisedAt",
            s.delivered_at AS "deliveredAt", s.lost_suspected_at AS "lostSuspectedAt",
            c.rule_pack AS "rulePack", c.rule_pack_version AS "rulePackVersion",
            s.goods_value_amount AS "goodsValueAmount", s.goods_value_currency AS "goodsValueCurrency",
            s.insured_value_amount AS "insuredValueAmount", s.insured_value_currency AS "insuredValueCurrency",
            (SELECT array_agg(l.category ORDER BY l.position) FROM claim_lines l
             WHERE l.claim_id = c.id AND l.category IS NOT NULL) AS categories,
            (SELECT array_agg(o.number ORDER BY o.number) FROM claims o
             WHERE o.shipment_id = c.shipment_id AND o.id > c.id AND o.merged_into IS NULL
               AND o.stage <> 'cancelled') AS "laterClaims"
     FROM claims c JOIN shipments s ON s.id = c.shipment_id,
       LATERAL (SELECT s.eligibility -> c.type AS eligible) e
     WHERE c.id = ANY($1)`,
    [due.map(({ claimId }) => claimId), zone],
  );
  const filed = new Set(due.flatMap((each) => (each.filed ? [each.claimId] : [])));
  const sums = await sumsOf(
    manager,
    rows.filter(({ id }) => filed.has(id)),
    velocityDays,
    averageDays,
  );
  return rows.map((row) => ({
    id: row.id,
    organisationId: row.organisationId,
    facts: {
      type: row.type,
      currency: row.currency,
      claimedAmount: row.claimedAmount,
      receivedAt: row.receivedAt,
      eligibility: { ruleId: row.ruleId, from: row.eligibleFrom, until: row.eligibleUntil },
      shipment: row,
      exclusions: exclusionsOf(row),
      laterClaims: row.laterClaims ?? [],
      filed: filed.has(row.id) ? (sums.get(keyOf(row)) ?? null) : null,
    },
  }));
}

const moneyOf = (amount: number | null, currency: string | null): Money | null =>
  amount === null || currency === null ? null : { amount, currency };

/** Held against the pack that the claim keeps, whatever the library says later. */
function exclusionsOf(row: FactsRow): SeenExclusion[] {
  const { rulePack: id, rulePackVersion: version, type, categories } = row;
  const pack = id === null || version === null ? null : packOfKey({ id, version });
  return exclusionSigns(pack, {
    type,
    categories: categories ?? [],
    goodsValue: moneyOf(row.goodsValueAmount, row.goodsValueCurrency),
    insuredValue: moneyOf(row.insuredValueAmount, row.insuredValueCurrency),
  });
}

const keyOf = ({ organisationId, currency, type, day }: SumKey): string =>
  `${organisationId} ${currency} ${type} ${day}`;

type SumKey = Pick<FactsRow, 'organisationId' | 'currency' | 'type' | 'day'>;
interface SumRow extends SumKey {
  readonly sameDay: number;
  readonly daysBefore: number;
  readonly ownClaims: number;
  readonly ownAmount: number;
  readonly allClaims: number;
  readonly allAmount: number;
}

async function sumsOf(
  manager: EntityManager,
  claims: readonly SumKey[],
  velocityDays: number,
  averageDays: number,
): Promise<Map<string, FiledFacts>> {
  const keys = [...new Map(claims.map((claim) => [keyOf(claim), claim])).values()];
  if (keys.length === 0) return new Map();
  const rows: SumRow[] = await manager.query(
    `SELECT k.organisation_id AS "organisationId", k.currency, k.type, k.day::text AS day,
            coalesce(total.same_day, 0)::int AS "sameDay", coalesce(total.before, 0)::int AS "daysBefore",
            coalesce(own.stated, 0)::int AS "ownClaims", coalesce(own.amount, 0)::bigint AS "ownAmount",
            coalesce(everybody.stated, 0)::int AS "allClaims", coalesce(everybody.amount, 0)::bigint AS "allAmount"
     FROM unnest($1::uuid[], $2::text[], $3::text[], $4::date[]) AS k (organisation_id, currency, type, day),
       LATERAL (SELECT sum(claims) FILTER (WHERE day = k.day) AS same_day, sum(claims) FILTER (WHERE day < k.day) AS before
                FROM claim_statistics WHERE organisation_id = k.organisation_id AND currency = '***' AND type = '*'
                  AND day BETWEEN k.day - $5::int AND k.day) total,
       LATERAL (SELECT sum(stated) AS stated, sum(amount) AS amount FROM claim_statistics
                WHERE organisation_id = k.organisation_id AND currency = k.currency::bpchar AND type = k.type
                  AND day BETWEEN k.day - $6::int AND k.day) own,
       LATERAL (SELECT sum(stated) AS stated, sum(amount) AS amount FROM claim_statistics
                WHERE organisation_id = $7::uuid AND currency = k.currency::bpchar AND type = k.type
                  AND day BETWEEN k.day - $6::int AND k.day) everybody`,
    [
      keys.map(({ organisationId }) => organisationId),
      keys.map(({ currency }) => currency),
      keys.map(({ type }) => type),
      keys.map(({ day }) => day),
      velocityDays,
      averageDays,
      everybody,
    ],
  );
  return new Map(
    rows.map((row) => [
      keyOf(row),
      {
        day: row.day,
        sameDay: row.sameDay,
        daysBefore: row.daysBefore,
        own: { claims: row.ownClaims, amount: row.ownAmount },
        everybody: { claims: row.allClaims, amount: row.allAmount },
      },
    ]),
  );
}

export interface Noticed {
  readonly claimId: string;
  readonly organisationId: string;
  readonly found: readonly Finding[];
  readonly gone: readonly string[];
}

/** Writes what was found and marks what no longer holds; the same again changes nothing. */
export async function keepFindings(
  manager: EntityManager,
  noticed: readonly Noticed[],
  at: Date,
): Promise<void> {
  const found = noticed.flatMap(({ claimId, organisationId, found: each }) =>
    each.map(({ ruleId, kind, details }) => ({
      claim_id: claimId,
      organisation_id: organisationId,
      rule_id: ruleId,
      kind,
      details,
    })),
  );
  const gone = noticed.flatMap(({ claimId, gone: each }) =>
    each.map((ruleId) => ({ claim_id: claimId, rule_id: ruleId })),
  );
  if (found.length > 0) {
    await manager.query(
      `INSERT INTO claim_findings AS known (claim_id, organisation_id, rule_id, kind, details, found_at)
       SELECT claim_id, organisation_id, rule_id, kind, details, $2 FROM jsonb_to_recordset($1::jsonb)
         AS f (claim_id uuid, organisation_id uuid, rule_id text, kind text, details jsonb) ORDER BY claim_id, rule_id
       ON CONFLICT (claim_id, rule_id) DO UPDATE SET details = excluded.details, resolved_at = NULL
         WHERE known.details <> excluded.details OR known.resolved_at IS NOT NULL`,
      [JSON.stringify(found), at],
    );
  }
  if (gone.length > 0) {
    await manager.query(
      `UPDATE claim_findings f SET resolved_at = $2
       FROM jsonb_to_recordset($1::jsonb) AS g (claim_id uuid, rule_id text)
       WHERE f.claim_id = g.claim_id AND f.rule_id = g.rule_id AND f.resolved_at IS NULL`,
      [JSON.stringify(gone), at],
    );
  }
}

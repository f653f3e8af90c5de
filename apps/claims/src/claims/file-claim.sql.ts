import { alsoDoes } from '../evidence/domain/kinds';

/** What a courier's photos and papers stand for, besides their own kind. */
const alsoDoing = Object.entries(alsoDoes)
  .flatMap(([wanted, given]) => given.map((kind) => `('${kind}', '${wanted}')`))
  .join(', ');

/**
 * Filing, in one statement and so in one transaction: the claim, its lines, clocks, timers, findings, first history
 * and audit rows, the event and the idempotency record, or none of them. One round trip files about six times as
 * many claims as the same rows written one by one.
 *
 * $1 scope · $2 lock of the idempotency key or null · $3 shipment id or null · $4 key of the waybill or null · $5 of the carrier or null
 * $6 claim · $7 lines · $8 clocks, timers and next deadline, by organisation · $9 revision of the rules they were made by · $10 history and audit · $11 event · $12 idempotency key or null (all jsonb)
 *
 * Every part reads from `shipment` or `claim`, which read from `scope`: the scope is set before row-level security
 * looks at it. The answer is one row: `free` (no other request holds the key), `known` (the shipment) and the claim's
 * number, null when there is one already.
 */
export const fileClaimSql = `
WITH scope AS MATERIALIZED (
  SELECT set_config('tuntas.scope', $1::text, true) AS name,
         $2::bigint IS NULL OR pg_try_advisory_xact_lock($2::bigint) AS free,
         (SELECT revision = $9::bigint FROM sla_settings) AS current
),
shipment AS MATERIALIZED (
  SELECT known.* FROM scope CROSS JOIN LATERAL (
    SELECT s.id, s.organisation_id, s.waybill, s.carrier, s.eligibility -> ($6::jsonb ->> 'type') AS eligible
    FROM shipments s
    WHERE scope.free AND scope.current
      AND (scope.name = '*' OR s.organisation_id::text = scope.name)
      AND (s.id = $3::uuid OR s.waybill_key = $4::text AND ($5::text IS NULL OR s.carrier_key = $5::text))
    ORDER BY s.shipped_at DESC
    LIMIT 1
  ) known
),
-- What this organisation is promised, or else what everybody is.
promised AS MATERIALIZED (
  SELECT coalesce($8::jsonb -> s.organisation_id::text, $8::jsonb -> '*') AS plan FROM shipment s
),
claim AS (
  INSERT INTO claims (
    id, number, organisation_id, shipment_id, waybill, carrier, type, wish, currency, description,
    external_reference, incident_id, pieces_affected, weight_grams, cod_amount, salvage_amount, filed_for, rule_pack,
    rule_pack_version, stage, claimed_amount, claimant_id, occurred_at, received_at,
    filed_at, next_due_at, next_clock, updated_at
  )
  SELECT
    f.id, f.series || lpad(serial::text, greatest(6, length(serial::text)), '0'), s.organisation_id, s.id, s.waybill,
    s.carrier, f.type, f.wish, f.currency, f.description, f.external_reference, f.incident_id, f.pieces_affected,
    f.weight_grams, f.cod_amount, f.salvage_amount, f.filed_for, s.eligible #>> '{pack,id}',
    (s.eligible #>> '{pack,version}')::integer,
    'submitted', f.claimed_amount, f.claimant_id, f.occurred_at, f.received_at, f.filed_at,
    (p.plan ->> 'next_due_at')::timestamptz, p.plan ->> 'next_clock', f.filed_at
  FROM shipment s, promised p,
    jsonb_to_record($6::jsonb) AS f (
      id uuid, series text, type text, wish text, currency text, description text, external_reference text,
      incident_id uuid, pieces_affected integer, weight_grams integer, cod_amount bigint, salvage_amount bigint,
      filed_for text, claimed_amount bigint, claimant_id text, occurred_at timestamptz,
      received_at timestamptz, filed_at timestamptz
    ),
    nextval('claim_numbers') AS serial
  WHERE f.incident_id IS NULL
     OR EXISTS (SELECT FROM incidents i WHERE i.id = f.incident_id AND i.shipment_id = s.id)
  ON CONFLICT DO NOTHING
  RETURNING id, number, organisation_id, shipment_id, waybill, carrier, incident_id, received_at, filed_at, filed_for,
    rule_pack, rule_pack_version, next_due_at, next_clock
),
lines AS (
  INSERT INTO claim_lines (id, claim_id, organisation_id, position, description, category, quantity, claimed_amount)
  SELECT l.id, c.id, c.organisation_id, l.position, l.description, l.category, l.quantity, l.claimed_amount
  FROM claim c, jsonb_to_recordset($7::jsonb) AS l (
    id uuid, position smallint, description text, category text, quantity integer, claimed_amount bigint
  )
),
clocks AS (
  INSERT INTO sla_clocks (
    id, claim_id, organisation_id, name, generation, policy, calendar, revision, anchor, budget_minutes,
    running_since, stopped_at, due_at, state
  )
  SELECT k.id, c.id, c.organisation_id, k.name, 1, k.policy, k.calendar, $9::bigint, c.filed_at, k.budget_minutes,
         k.running_since, k.stopped_at, k.due_at, k.state
  FROM claim c, promised p, jsonb_to_recordset(p.plan -> 'clocks') AS k (
    id uuid, name text, policy text, calendar text, budget_minutes integer, running_since timestamptz,
    stopped_at timestamptz, due_at timestamptz, state text
  )
),
rings AS (
  INSERT INTO timers (name, subject, due_at, data)
  SELECT t.name, t.subject, t.due_at, jsonb_build_object('claimId', c.id)
  FROM claim c, promised p, jsonb_to_recordset(p.plan -> 'timers') AS t (name text, subject text, due_at timestamptz)
  UNION ALL
  -- Photos of an incident come with the claim; whether they were seen before is looked up after filing.
  SELECT 'evidence.compare', c.id::text, c.filed_at, '{}' FROM claim c WHERE c.incident_id IS NOT NULL
),
photos AS (
  INSERT INTO evidence (
    id, claim_id, organisation_id, kind, file_name, media_type, size, sha256, shared_sha256, facts, added_by, added_at
  )
  SELECT gen_random_uuid(), c.id, c.organisation_id, p.kind, p.file_name, p.media_type, p.size, p.sha256,
         p.shared_sha256, p.facts, p.reporter_id, p.added_at
  FROM claim c JOIN incidents i ON i.shipment_id = c.shipment_id
    JOIN incident_photos p ON p.incident_id = i.id AND (i.id = c.incident_id OR p.kind = 'berita_acara')
      AND p.deleted_at IS NULL
  RETURNING kind
),
findings AS (
  INSERT INTO claim_findings (claim_id, organisation_id, rule_id, kind, details, found_at)
  SELECT c.id, c.organisation_id, (s.eligible ->> 'ruleId') || '/' || f.kind, f.kind, f.details, c.filed_at
  FROM claim c, shipment s, LATERAL (
    SELECT 'too_late' AS kind, jsonb_build_object('until', s.eligible -> 'until') AS details
    WHERE c.received_at > (s.eligible ->> 'until')::timestamptz
    UNION ALL
    SELECT 'too_early', jsonb_build_object('from', s.eligible -> 'from')
    WHERE c.received_at < (s.eligible ->> 'from')::timestamptz
    UNION ALL
    SELECT 'not_entitled', jsonb_build_object('mayFile', s.eligible -> 'mayFile')
    WHERE jsonb_typeof(s.eligible -> 'mayFile') = 'array' AND NOT (s.eligible -> 'mayFile') ? c.filed_for
    UNION ALL
    SELECT 'evidence_missing', jsonb_build_object('missing', owed.kinds)
    FROM (
      SELECT (s.eligible -> 'evidence') - ARRAY(
        SELECT kind FROM photos UNION SELECT a.wanted FROM photos JOIN (VALUES ${alsoDoing}) a (given, wanted) ON a.given = kind
      ) AS kinds
    ) owed
    WHERE jsonb_array_length(owed.kinds) > 0
    UNION ALL
    SELECT 'possible_duplicate', jsonb_build_object('claims', jsonb_agg(o.id))
    FROM claims o WHERE o.shipment_id = s.id HAVING count(*) > 0
  ) f
),
looked AS (
  INSERT INTO claim_checks (claim_id, organisation_id, filed) SELECT c.id, c.organisation_id, true FROM claim c
),
history AS (
  INSERT INTO claim_history (
    id, claim_id, organisation_id, at, what, stage, decision, settlement, actor_id, actor_role, channel
  )
  SELECT h.history_id, c.id, c.organisation_id, c.filed_at, h.action, 'submitted', 'pending', 'none', h.actor_id,
         h.actor_role, h.channel
  FROM claim c, jsonb_to_record($10::jsonb) AS h (
    history_id uuid, action text, actor_id text, actor_role text, channel text
  )
),
audit AS (
  INSERT INTO audit_rows (id, time, organisation_id, subject, action, actor_id, actor_kind, details, channel, request_id)
  SELECT a.id, c.filed_at, c.organisation_id, a.subject, a.action, a.actor_id, a.actor_kind, a.details, a.channel,
         a.request_id
  FROM claim c, jsonb_to_record($10::jsonb) AS a (
    id uuid, subject text, action text, actor_id text, actor_kind text, details jsonb, channel text, request_id text
  )
),
stream AS (
  INSERT INTO outbox_streams (topic, subject, last_seq)
  SELECT $11::jsonb ->> 'topic', c.id::text, 1 FROM claim c
),
event AS (
  INSERT INTO outbox (id, topic, subject, seq, bucket, type, version, organisation_id, data, time, traceparent)
  SELECT e.id, e.topic, c.id::text, 1, e.bucket, e.type, e.version, c.organisation_id::text,
         e.data || jsonb_build_object('number', c.number, 'shipmentId', c.shipment_id, 'organisationId', c.organisation_id,
                                      'decisionDueAt', p.plan -> 'decision_due_at'),
         c.filed_at, e.traceparent
  FROM claim c, promised p, jsonb_to_record($11::jsonb) AS e (
    id uuid, topic text, bucket smallint, type text, version integer, data jsonb, traceparent text
  )
),
key AS (
  -- Taken already: the unique violation undoes all of the above, and the first answer is given again.
  INSERT INTO idempotency_keys (scope, route, key, fingerprint, response)
  SELECT k.scope, k.route, k.key, k.fingerprint, jsonb_build_object('created', true, 'body',
    k.body || jsonb_build_object('number', c.number, 'shipmentId', c.shipment_id, 'organisationId', c.organisation_id,
                                 'waybill', c.waybill, 'carrier', c.carrier, 'rulePack', c.rule_pack,
                                 'rulePackVersion', c.rule_pack_version, 'nextDueAt', p.plan -> 'next_due_at',
                                 'nextClock', p.plan -> 'next_clock'))
  FROM claim c, promised p, jsonb_to_record($12::jsonb) AS k (scope text, route text, key text, fingerprint text, body jsonb)
  WHERE k.key IS NOT NULL
)
SELECT scope.free, scope.current, shipment.id AS known, claim.number,
       shipment.organisation_id, shipment.waybill, shipment.carrier, claim.rule_pack, claim.rule_pack_version,
       claim.next_due_at, claim.next_clock
FROM scope LEFT JOIN shipment ON true LEFT JOIN claim ON true`;

import { type EntityManager, In, IsNull } from 'typeorm';
import { ClockEntity } from './clock.entity';
import type { ClockName } from './domain/promises';
import type { TrackedClock } from './tracked-clock';

const MINUTE = 60_000;

export const trackedOf = (row: ClockEntity): TrackedClock => ({
  id: row.id,
  name: row.name,
  generation: row.generation,
  policy: row.policy,
  calendar: row.calendar,
  revision: row.revision,
  supersededBy: row.supersededBy,
  clock: {
    anchor: row.anchor,
    budgetMs: row.budgetMinutes * MINUTE,
    elapsedMs: row.elapsedMs,
    runningSince: row.runningSince,
    pausedAt: row.pausedAt,
    stoppedAt: row.stoppedAt,
    dueAt: row.dueAt,
    state: row.state,
  },
});

export function clockRow(
  claim: { claimId: string; organisationId: string },
  tracked: TrackedClock,
): ClockEntity {
  const { clock: tracking, ...labels } = tracked;
  const { budgetMs, ...clock } = tracking;
  const { claimId, organisationId } = claim;
  return { ...labels, claimId, organisationId, budgetMinutes: budgetMs / MINUTE, ...clock };
}

/** Clocks that still matter; the caller holds the lock of the claim. */
export async function openClocks(manager: EntityManager, claimId: string): Promise<TrackedClock[]> {
  const rows = await manager.find(ClockEntity, {
    where: { claimId, stoppedAt: IsNull() },
    order: { name: 'ASC' },
  });
  return rows.map(trackedOf);
}

export async function openClocksOf(
  manager: EntityManager,
  claimIds: readonly string[],
): Promise<Map<string, TrackedClock[]>> {
  const rows = await manager.find(ClockEntity, {
    where: { claimId: In([...claimIds]), stoppedAt: IsNull() },
    order: { name: 'ASC' },
  });
  const byClaim = new Map<string, TrackedClock[]>(claimIds.map((id) => [id, []]));
  for (const row of rows) byClaim.get(row.claimId)?.push(trackedOf(row));
  return byClaim;
}

/** The last generation of each clock, and the edit of the rules that counts now. */
export async function lastGenerations(
  manager: EntityManager,
  claimId: string,
): Promise<{ generations: Map<string, number>; revision: number }> {
  const rows: { name: ClockName | null; generation: number; revision: number }[] = await manager.query(
    `SELECT last.name, last.generation, settings.revision FROM sla_settings settings
     LEFT JOIN (
       SELECT name, max(generation) AS generation FROM sla_clocks WHERE claim_id = $1 GROUP BY name
     ) last ON true`,
    [claimId],
  );
  const generations = rows.flatMap(({ name, generation }): [string, number][] =>
    name === null ? [] : [[name, generation]],
  );
  return { generations: new Map(generations), revision: rows[0]?.revision ?? 0 };
}

/** Climbs a rung; false when somebody already has. */
export async function climb(
  manager: EntityManager,
  rung: {
    clockId: string;
    organisationId: string;
    name: string;
    dueAt: Date;
    firedAt: Date;
    late: boolean;
  },
): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    `INSERT INTO sla_rungs (clock_id, rung, organisation_id, due_at, fired_at, late)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING rung`,
    [rung.clockId, rung.name, rung.organisationId, rung.dueAt, rung.firedAt, rung.late],
  );
  return rows.length === 1;
}

/** What fired for a row stays fired for the row that supersedes it; a pause that lasts, and why it is late, go there. */
export async function inherit(
  manager: EntityManager,
  superseded: readonly { from: string; to: string }[],
): Promise<void> {
  const parameters = [superseded.map(({ from }) => from), superseded.map(({ to }) => to)];
  await manager.query(
    `INSERT INTO sla_rungs (clock_id, rung, organisation_id, due_at, fired_at, late, carried)
     SELECT pair.new, r.rung, r.organisation_id, r.due_at, r.fired_at, r.late, true
     FROM unnest($1::uuid[], $2::uuid[]) AS pair (old, new) JOIN sla_rungs r ON r.clock_id = pair.old
     ON CONFLICT DO NOTHING`,
    parameters,
  );
  await manager.query(
    `UPDATE sla_breach_reasons said SET clock_id = pair.new FROM unnest($1::uuid[], $2::uuid[]) AS pair (old, new)
     WHERE said.clock_id = pair.old`,
    parameters,
  );
  await manager.query(
    `UPDATE sla_pauses p SET clock_id = pair.new FROM unnest($1::uuid[], $2::uuid[]) AS pair (old, new)
     WHERE p.clock_id = pair.old AND p.resumed_at IS NULL`,
    parameters,
  );
}

export async function openPause(
  manager: EntityManager,
  pause: { clockIds: string[]; organisationId: string; at: Date; reason: string; by: string },
): Promise<void> {
  await manager.query(
    `INSERT INTO sla_pauses (clock_id, organisation_id, paused_at, reason, paused_by)
     SELECT id, $2, $3, $4, $5 FROM unnest($1::uuid[]) AS id`,
    [pause.clockIds, pause.organisationId, pause.at, pause.reason, pause.by],
  );
}

export async function endPauses(manager: EntityManager, clockIds: string[], at: Date): Promise<void> {
  await manager.query(
    'UPDATE sla_pauses SET resumed_at = $2 WHERE clock_id = ANY($1::uuid[]) AND resumed_at IS NULL',
    [clockIds, at],
  );
}

/** Several timers at once; which rung is pending does not matter to a clock that stands still. */
export async function cancelRungTimers(manager: EntityManager, clockIds: string[]): Promise<void> {
  await manager.query(
    `UPDATE timers SET state = 'cancelled', ended_at = now()
     WHERE name IN ('sla.warn', 'sla.breach', 'sla.escalate') AND subject = ANY($1) AND state = 'pending'`,
    [clockIds],
  );
}

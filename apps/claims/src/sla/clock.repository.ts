import { type EntityManager, IsNull } from 'typeorm';
import { ClockEntity } from './clock.entity';
import { defaultPolicy } from './default-policy';
import type { RungName } from './domain/policy';
import type { TrackedClock } from './tracked-clock';

const MINUTE = 60_000;

export const trackedOf = (row: ClockEntity): TrackedClock => ({
  id: row.id,
  name: row.name,
  generation: row.generation,
  calendar: row.calendar,
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
  const { budgetMs, ...clock } = tracked.clock;
  return {
    id: tracked.id,
    claimId: claim.claimId,
    organisationId: claim.organisationId,
    name: tracked.name,
    generation: tracked.generation,
    policy: `${defaultPolicy.id}@${defaultPolicy.version}`,
    calendar: tracked.calendar,
    budgetMinutes: budgetMs / MINUTE,
    ...clock,
  };
}

/** Clocks that still matter; the caller holds the lock of the claim. */
export async function openClocks(manager: EntityManager, claimId: string): Promise<TrackedClock[]> {
  const rows = await manager.find(ClockEntity, {
    where: { claimId, stoppedAt: IsNull() },
    order: { name: 'ASC' },
  });
  return rows.map(trackedOf);
}

export async function lastGenerations(manager: EntityManager, claimId: string): Promise<Map<string, number>> {
  const rows: { name: string; generation: number }[] = await manager.query(
    'SELECT name, max(generation) AS generation FROM sla_clocks WHERE claim_id = $1 GROUP BY name',
    [claimId],
  );
  return new Map(rows.map(({ name, generation }) => [name, generation]));
}

/** Climbs a rung; false when somebody already has. */
export async function climb(
  manager: EntityManager,
  rung: {
    clockId: string;
    organisationId: string;
    name: RungName;
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
     WHERE name IN ('sla.warn', 'sla.breach') AND subject = ANY($1) AND state = 'pending'`,
    [clockIds],
  );
}

import type { EntityManager } from 'typeorm';
import type { ClockEntity } from './clock.entity';

/** A clock's row under the names of its columns. */
export interface ClockColumns extends Pick<
  ClockEntity,
  'id' | 'name' | 'generation' | 'policy' | 'calendar' | 'revision' | 'anchor' | 'state'
> {
  readonly claim_id: string;
  readonly organisation_id: string;
  readonly budget_minutes: number;
  readonly elapsed_ms: number;
  readonly running_since: Date | null;
  readonly paused_at: Date | null;
  readonly stopped_at: Date | null;
  readonly due_at: Date;
  readonly superseded_by: string | null;
}

export const clockOfColumns = (row: ClockColumns): ClockEntity => ({
  id: row.id,
  claimId: row.claim_id,
  organisationId: row.organisation_id,
  name: row.name,
  generation: row.generation,
  policy: row.policy,
  calendar: row.calendar,
  revision: row.revision,
  anchor: row.anchor,
  budgetMinutes: row.budget_minutes,
  elapsedMs: row.elapsed_ms,
  runningSince: row.running_since,
  pausedAt: row.paused_at,
  stoppedAt: row.stopped_at,
  dueAt: row.due_at,
  state: row.state,
  supersededBy: row.superseded_by,
});

export async function openClocksCount(manager: EntityManager): Promise<number> {
  const [row]: { running: number }[] = await manager.query(
    'SELECT count(*) AS running FROM sla_clocks WHERE stopped_at IS NULL',
  );
  return row?.running ?? 0;
}

/** The last generation of each clock of these claims. */
export async function generationsOf(
  manager: EntityManager,
  claimIds: readonly string[],
): Promise<Map<string, Map<string, number>>> {
  const rows: { claim: string; name: string; generation: number }[] = await manager.query(
    `SELECT claim_id AS claim, name, max(generation) AS generation FROM sla_clocks
     WHERE claim_id = ANY($1::uuid[]) GROUP BY claim_id, name`,
    [claimIds],
  );
  const found = new Map<string, Map<string, number>>(claimIds.map((id) => [id, new Map()]));
  for (const { claim, name, generation } of rows) found.get(claim)?.set(name, generation);
  return found;
}

/** How far the clocks have been brought to an edit. */
export async function note(
  manager: EntityManager,
  step: { revision: number; examined: number; moved: number; at: Date },
): Promise<void> {
  await manager.query(
    `INSERT INTO sla_projections AS known (revision, started_at, examined, moved) VALUES ($1, $2, $3, $4)
     ON CONFLICT (revision) DO UPDATE SET examined = known.examined + excluded.examined,
       moved = known.moved + excluded.moved`,
    [step.revision, step.at, step.examined, step.moved],
  );
}

export async function finished(manager: EntityManager, revision: number, at: Date): Promise<void> {
  await manager.query('UPDATE sla_projections SET finished_at = $2 WHERE revision = $1', [revision, at]);
}

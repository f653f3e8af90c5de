import type { EntityManager } from 'typeorm';
import { AgentEntity } from './agent.entity';

export async function findAgents(manager: EntityManager): Promise<Map<string, AgentEntity>> {
  const rows = await manager.find(AgentEntity, { order: { personId: 'ASC' } });
  return new Map(rows.map((row) => [row.personId, row]));
}

export interface Load {
  readonly load: number;
  readonly open: number;
  readonly overdue: number;
}

/** Open claims by the agent who has them. */
export async function loadsOf(manager: EntityManager, at: Date): Promise<Map<string, Load>> {
  const rows: ({ agent: string } & Load)[] = await manager.query(
    `SELECT assignee_id AS agent, count(*) AS open, count(*) FILTER (WHERE stage = 'in_review') AS load,
            count(*) FILTER (WHERE next_due_at <= $1) AS overdue
     FROM claims
     WHERE assignee_id IS NOT NULL AND stage IN ('submitted', 'in_review', 'needs_action', 'on_hold')
     GROUP BY assignee_id`,
    [at],
  );
  return new Map(rows.map(({ agent, ...load }) => [agent, load]));
}

/** Claims in review on one desk. */
export async function loadOf(manager: EntityManager, personId: string): Promise<number> {
  const [row]: { load: number }[] = await manager.query(
    `SELECT count(*) AS load FROM claims WHERE assignee_id = $1 AND stage = 'in_review'`,
    [personId],
  );
  return row?.load ?? 0;
}

/** What the gateway tells of a person; how they work is kept. */
export async function rememberPerson(
  manager: EntityManager,
  person: { personId: string; organisationId: string; roles: readonly string[]; active: boolean },
  at: Date,
): Promise<void> {
  await manager.query(
    `INSERT INTO agents AS known (person_id, organisation_id, roles, active, updated_at)
     VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (person_id) DO UPDATE SET organisation_id = excluded.organisation_id, roles = excluded.roles,
       active = excluded.active, version = known.version + 1, updated_at = excluded.updated_at`,
    [person.personId, person.organisationId, person.roles, person.active, at],
  );
}

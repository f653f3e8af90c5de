import type { EntityManager } from 'typeorm';
import type { AgentEntity } from '../agents/agent.entity';
import { findAgents } from '../agents/agent.repository';
import { standInOf } from '../agents/domain/standing-in';
import type { RungTarget } from './domain/policy';

/**
 * Who hears of a step: the person whose desk the claim is on, or everybody of a role, each replaced by whoever stands in
 * while they are away. Nobody is named where nobody is known; the message then goes to the whole role.
 */
export async function recipientsOf(
  manager: EntityManager,
  to: RungTarget,
  assigneeId: string | null,
  at: Date,
): Promise<string[]> {
  const agents = await findAgents(manager);
  const people = to === 'assignee' ? [assigneeId] : withRole(agents, to);
  const present = people.flatMap((personId) => (personId && standInOf(agents, personId, at)) || []);
  return [...new Set(present)].sort();
}

const withRole = (agents: ReadonlyMap<string, AgentEntity>, role: string): string[] =>
  [...agents.values()]
    .filter(({ active, roles }) => active && roles.includes(role))
    .map((row) => row.personId);

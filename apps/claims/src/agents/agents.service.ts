import { Injectable } from '@nestjs/common';
import type { EventData } from '@tuntas/contracts';
import { DomainError } from '@tuntas/kernel';
import { type Actor, Audit, Clock, Database, requireVersion, SYSTEM_SCOPE } from '@tuntas/platform';
import type { EntityManager } from 'typeorm';
import type { Person } from '../claims/domain/decide';
import { AgentEntity } from './agent.entity';
import { findAgents, type Load, loadsOf, rememberPerson } from './agent.repository';
import type { ChangeAgentDto } from './agents.dto';
import { isPresent, standInOf } from './domain/standing-in';

const desk = new Set(['agent', 'supervisor']);
const idle: Load = { load: 0, open: 0, overdue: 0 };

/** Who works on claims, how much and on what, and who does it while they are away. */
@Injectable()
export class AgentsService {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Everybody of the desk, and whoever has open claims although nobody told of them. */
  list(personIds: readonly string[] | undefined) {
    const at = this.clock.now();
    return this.database.read(SYSTEM_SCOPE, async (manager) => {
      const [agents, loads] = [await findAgents(manager), await loadsOf(manager, at)];
      const rows = [...agents.values()].filter(({ personId, roles }) => loads.has(personId) || onDesk(roles));
      const strangers = [...loads.keys()].filter((id) => !agents.has(id)).map((id) => strangerOf(id, at));
      const wanted = new Set(personIds ?? [...rows, ...strangers].map(({ personId }) => personId));
      return {
        items: [...rows, ...strangers]
          .filter(({ personId }) => wanted.has(personId))
          .map((row) => viewOf(row, agents, loads, at)),
      };
    });
  }

  get(personId: string) {
    return this.database.read(SYSTEM_SCOPE, (manager) => this.view(manager, personId));
  }

  change(actor: Actor, personId: string, change: ChangeAgentDto, ifMatch: string | undefined) {
    const at = this.clock.now();
    return this.database.transaction(SYSTEM_SCOPE, async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`agent:${personId}`]);
      const before = (await manager.findOneBy(AgentEntity, { personId })) ?? strangerOf(personId, at);
      requireVersion(ifMatch, before.version);
      requireOwnAbsence(actor, before, change);
      if (change.substituteId === personId) {
        throw new DomainError('invalid', 'agent.own_substitute', 'Nobody stands in for themselves.', {
          errors: [{ field: 'substituteId', message: 'Somebody else' }],
        });
      }
      const awayUntil = change.awayUntil ? new Date(change.awayUntil) : null;
      const row = { ...before, ...change, awayUntil, version: before.version + 1, updatedAt: at };
      // The lock above keeps changes apart; what the gateway tells meanwhile of roles is not overwritten.
      await manager.upsert(AgentEntity, row, ['personId']);
      const { available, loadCap, types, carriers, substituteId } = row;
      await this.audit.append(manager, {
        organisationId: row.organisationId,
        subject: `agent:${personId}`,
        action: 'agent.changed',
        actor,
        details: { available, awayUntil: change.awayUntil, loadCap, types, carriers, substituteId },
      });
      return this.view(manager, personId);
    });
  }

  /** Somebody a claim may be given to. */
  async find(manager: EntityManager, actor: Actor, personId: string): Promise<Person> {
    if (personId === actor.personId) return actor;
    const row = await manager.findOneBy(AgentEntity, { personId });
    if (row?.active && (row.roles.length === 0 || onDesk(row.roles))) return row;
    throw new DomainError('not_found', 'agent.unknown', 'There is no such agent.');
  }

  /** The gateway told of a person; those who never worked at the desk are of no interest. */
  async hear(
    manager: EntityManager,
    person: EventData<'user.invited'> & { active?: boolean },
  ): Promise<void> {
    const known = await manager.existsBy(AgentEntity, { personId: person.personId });
    if (!known && !onDesk(person.roles)) return;
    const active = (person.active ?? true) && onDesk(person.roles);
    await rememberPerson(manager, { ...person, active }, this.clock.now());
  }

  private async view(manager: EntityManager, personId: string) {
    const at = this.clock.now();
    const agents = await findAgents(manager);
    return viewOf(agents.get(personId) ?? strangerOf(personId, at), agents, await loadsOf(manager, at), at);
  }
}

const onDesk = (roles: readonly string[]): boolean => roles.some((role) => desk.has(role));

/** Agents say when they are away and who stands in; the rest is for those who lead them. */
function requireOwnAbsence(actor: Actor, before: AgentEntity, change: ChangeAgentDto): void {
  if (actor.roles.includes('supervisor') || actor.roles.includes('admin')) return;
  const same = (a: readonly string[], b: readonly string[]): boolean => a.join('\0') === b.join('\0');
  const own = actor.personId === before.personId;
  const rest =
    change.loadCap === before.loadCap &&
    same(change.types, before.types) &&
    same(change.carriers, before.carriers);
  if (own && rest) return;
  throw new DomainError('forbidden', 'agent.not_yours', 'A supervisor sets load, skills and other people.');
}

const strangerOf = (personId: string, at: Date): AgentEntity => ({
  personId,
  organisationId: null,
  roles: [],
  active: true,
  available: true,
  awayUntil: null,
  loadCap: null,
  types: [],
  carriers: [],
  substituteId: null,
  version: 0,
  updatedAt: at,
});

function viewOf(
  row: AgentEntity,
  agents: ReadonlyMap<string, AgentEntity>,
  loads: ReadonlyMap<string, Load>,
  at: Date,
) {
  const { organisationId, updatedAt, ...agent } = row;
  return {
    ...agent,
    ...(loads.get(row.personId) ?? idle),
    present: isPresent(row, at),
    standInId: standInOf(agents, row.personId, at),
  };
}

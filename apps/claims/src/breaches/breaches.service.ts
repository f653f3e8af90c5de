import { Injectable } from '@nestjs/common';
import { DomainError } from '@tuntas/kernel';
import { type Actor, Audit, Clock, Database, SYSTEM_SCOPE } from '@tuntas/platform';
import type { EntityManager } from 'typeorm';
import { ClockEntity } from '../sla/clock.entity';
import { trackedOf } from '../sla/clock.repository';
import { isLate } from '../sla/domain/clock';
import type { ExplainBreachDto } from './breaches.dto';

/** Why promises were missed: what the desk says itself. */
@Injectable()
export class BreachesService {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  explain(actor: Actor, claimId: string, clockId: string, said: ExplainBreachDto) {
    const at = this.clock.now();
    const { reason } = said;
    const note = said.note ?? null;
    return this.database.transaction(SYSTEM_SCOPE, async (manager) => {
      const { organisationId } = await lateClock(manager, claimId, clockId, at);
      await manager.query(
        `INSERT INTO sla_breach_reasons (clock_id, claim_id, organisation_id, reason, note, said_by, said_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (clock_id) DO UPDATE SET reason = excluded.reason, note = excluded.note,
           said_by = excluded.said_by, said_at = excluded.said_at`,
        [clockId, claimId, organisationId, reason, note, actor.personId, at],
      );
      await this.audit.append(manager, {
        organisationId,
        subject: claimId,
        action: 'sla.breach_explained',
        actor,
        details: { clockId, reason },
      });
      return { reason, note, saidBy: actor.personId, saidAt: at };
    });
  }
}

async function lateClock(
  manager: EntityManager,
  claimId: string,
  id: string,
  at: Date,
): Promise<ClockEntity> {
  const row = await manager.findOneBy(ClockEntity, { id, claimId });
  if (!row) throw new DomainError('not_found', 'sla.clock_unknown', 'This claim has no such clock.');
  if (row.supersededBy === null && isLate(trackedOf(row).clock, at)) return row;
  throw new DomainError('conflict', 'sla.not_late', 'This promise is not late: there is nothing to explain.');
}

import { Injectable } from '@nestjs/common';
import { Clock, SYSTEM_SCOPE } from '@tuntas/platform';
import { type EntityManager, In, Not } from 'typeorm';
import { v7 } from 'uuid';
import { ShipmentsService } from '../shipments/shipments.service';
import { type Author, systemAuthor } from './author';
import { ClaimChanges } from './claim-changes';
import { ClaimEntity } from './claim.entity';
import { type LoadedClaim, lockClaim } from './claim.repository';
import { ClaimFindingEntity, ClaimHistoryEntity } from './claim-trail.entity';
import { endedStages } from './domain/axes';
import type { ClaimEvent, ClaimState } from './domain/claim';
import { daysAfter, monthsAfter } from './domain/deadlines';
import { expireClaim, reviewHeld } from './domain/decide';
import { lapseRecovery, recoverShipment } from './domain/decide-recovery';
import { closeClaim } from './domain/decide-settlement';
import type { ClaimType } from './domain/words';
import { claimPolicy } from './policy';

type Deadline = 'expire' | 'close' | 'review' | 'recovery';

const whenDue: Readonly<Record<Deadline, (claim: ClaimState, at: Date) => ClaimEvent[]>> = {
  expire: expireClaim,
  close: closeClaim,
  review: reviewHeld,
  recovery: lapseRecovery,
};

/** What happens to a claim without anybody touching it: remedies, deadlines, and parcels that turn up. */
@Injectable()
export class SettlementService {
  constructor(
    private readonly changes: ClaimChanges,
    private readonly shipments: ShipmentsService,
    private readonly clock: Clock,
  ) {}

  /** Applies what the rules make of an event; a rule that answers nothing leaves the claim untouched. */
  async hear(
    manager: EntityManager,
    claimId: string,
    decide: (claim: ClaimState) => ClaimEvent[],
  ): Promise<void> {
    const claim = await lockClaim(manager, SYSTEM_SCOPE, claimId);
    await this.changes.apply(manager, claim, decide(claim.state), systemAuthor('event'));
  }

  async deadline(manager: EntityManager, claimId: string, name: Deadline, at: Date): Promise<void> {
    const claim = await lockClaim(manager, SYSTEM_SCOPE, claimId);
    await this.changes.apply(manager, claim, whenDue[name](claim.state, at), systemAuthor('timer'));
  }

  /** A line in the claim's history about its money, which resolution looks after. */
  async note(
    manager: EntityManager,
    claimId: string,
    what: string,
    details: Record<string, unknown>,
  ): Promise<void> {
    const { row } = await lockClaim(manager, SYSTEM_SCOPE, claimId);
    await manager.insert(
      ClaimHistoryEntity,
      noteOf(row, systemAuthor('event'), this.clock.now(), what, details),
    );
  }

  async shipmentRecovered(manager: EntityManager, shipmentId: string, at: Date): Promise<void> {
    await this.shipments.tell(manager, shipmentId, { type: 'Recovered', at });
    const ids = await this.claimsFor(manager, shipmentId, ['loss', 'delivered_not_received']);
    await this.found(manager, ids, at);
  }

  /** The first delivery finds what was claimed as lost; a claim that it never arrived says so of a delivery. */
  async shipmentDelivered(manager: EntityManager, shipmentId: string, at: Date): Promise<void> {
    const { deliveredAt } = await this.shipments.tell(manager, shipmentId, { type: 'Delivered', at });
    if (deliveredAt) return;
    await this.found(manager, await this.claimsFor(manager, shipmentId, ['loss']), at);
  }

  /** The claimants of these claims choose between what was decided and the parcel. */
  async found(manager: EntityManager, claimIds: readonly string[], at: Date): Promise<void> {
    const now = this.clock.now();
    const chooseBy = {
      madeGood: monthsAfter(now, claimPolicy.recoveryMonths),
      held: daysAfter(now, claimPolicy.answerDays),
    };
    for (const id of claimIds) {
      const claim = await lockClaim(manager, SYSTEM_SCOPE, id);
      await this.changes.apply(manager, claim, recoverShipment(claim.state, chooseBy), systemAuthor('event'));
      await this.findRecovered(manager, claim, at);
    }
  }

  private async claimsFor(
    manager: EntityManager,
    shipmentId: string,
    types: readonly ClaimType[],
  ): Promise<string[]> {
    const where = { shipmentId, type: In(types), stage: Not('cancelled' as const) };
    const rows = await manager.find(ClaimEntity, { where, select: { id: true }, order: { id: 'ASC' } });
    return rows.map(({ id }) => id);
  }

  private async findRecovered(manager: EntityManager, { row }: LoadedClaim, at: Date): Promise<void> {
    if ((endedStages as readonly string[]).includes(row.stage)) return;
    await manager
      .createQueryBuilder()
      .insert()
      .into(ClaimFindingEntity)
      .values({
        claimId: row.id,
        organisationId: row.organisationId,
        ruleId: 'tracking/recovered',
        kind: 'shipment_recovered',
        details: { seenAt: at.toISOString() },
        foundAt: this.clock.now(),
      })
      .orIgnore()
      .execute();
  }
}

const noteOf = (
  row: ClaimEntity,
  { actor, role, channel }: Author,
  at: Date,
  what: string,
  details: Record<string, unknown>,
) => ({
  id: v7(),
  claimId: row.id,
  organisationId: row.organisationId,
  at,
  what,
  stage: row.stage,
  decision: row.decision,
  settlement: row.settlement,
  actorId: actor.personId,
  actorRole: role,
  channel,
  details: details as object,
});

import { Injectable } from '@nestjs/common';
import type { EventData } from '@tuntas/contracts';
import { Clock, systemActor } from '@tuntas/platform';
import type { EntityManager } from 'typeorm';
import { v7 } from 'uuid';
import { FoundParcelRepository } from '../found-parcels/found-parcel.repository';
import { Compensations } from '../payouts/compensations.service';
import { CaseLog } from '../remedies/case-log';
import { openingOf } from '../remedies/domain/remedy';
import { remedyCompleted, remedyFailed, remedyOpened } from '../remedies/remedies.events';
import { type Remedy, RemedyRepository } from '../remedies/remedy.repository';
import { movedRemedy, PARCEL_TAKEN, type Traces } from '../remedies/traces';
import { Reshipments } from '../reshipments/reshipments.service';

/** Turns what claims decided into what is given. */
@Injectable()
export class Decisions {
  constructor(
    private readonly remedies: RemedyRepository,
    private readonly parcels: FoundParcelRepository,
    private readonly compensations: Compensations,
    private readonly reshipments: Reshipments,
    private readonly log: CaseLog,
    private readonly clock: Clock,
  ) {}

  /** Opens the remedy of a decision, once: the same decision told again finds it there. */
  async carryOut(manager: EntityManager, decision: EventData<'claim.decided'>): Promise<void> {
    const opening = openingOf(decision, await this.remedies.givenFor(manager, decision.claimId));
    if (!opening) return;
    const { alreadyGiven, ...wanted } = opening;
    const remedy: Remedy = {
      ...wanted,
      id: v7(),
      organisationId: decision.organisationId,
      claimId: decision.claimId,
      claimNumber: decision.number,
      shipmentId: decision.shipmentId,
      decisionNo: decision.decisionNo,
      state: alreadyGiven ? 'completed' : 'open',
      wish: decision.wish,
      fallbackOf: null,
      decidedBy: decision.decidedBy,
      claimantId: decision.claimantId,
    };
    if (!(await this.remedies.insert(manager, remedy))) return;
    const { events, audits } = alreadyGiven ? this.nothingLeft(remedy) : await this.give(manager, remedy);
    await this.log.write(manager, {
      events: [remedyOpened(remedy), ...events],
      audits: [
        movedRemedy(remedy, 'remedy.opened', systemActor, { decisionNo: remedy.decisionNo }),
        ...audits,
      ],
    });
  }

  /** Nothing to whoever has taken the parcel since: a decision of an appeal can come after that choice. */
  private async give(manager: EntityManager, remedy: Remedy): Promise<Traces> {
    if (await this.parcels.isTaken(manager, remedy.claimId)) {
      await this.remedies.end(manager, remedy.id, 'failed', PARCEL_TAKEN);
      return { events: [remedyFailed(remedy, PARCEL_TAKEN, null)], audits: [] };
    }
    return remedy.kind === 'compensation'
      ? this.compensations.open(manager, remedy)
      : this.reshipments.request(manager, remedy);
  }

  private nothingLeft(remedy: Remedy): Traces {
    return { events: [remedyCompleted(remedy, this.clock.now())], audits: [] };
  }
}

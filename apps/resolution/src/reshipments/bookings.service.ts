import { Inject, Injectable } from '@nestjs/common';
import { Clock, CONFIG, Database, SYSTEM_SCOPE, systemActor } from '@tuntas/platform';
import { Timers } from '@tuntas/timers';
import type { EntityManager } from 'typeorm';
import type { ResolutionConfig } from '../config';
import { CaseLog } from '../remedies/case-log';
import { aboutClaim } from '../remedies/remedies.events';
import { type Booking, CARRIER_BOOKING, type CarrierBooking } from './carrier-booking';
import { type Reshipment, ReshipmentRepository } from './reshipment.repository';
import { Reshipments } from './reshipments.service';

const day = 24 * 60 * 60_000;
const tryAgainAfter = 30_000;

/** Gets a carrier for a replacement parcel; asked again with the same key until there is an answer. */
@Injectable()
export class Bookings {
  constructor(
    private readonly database: Database,
    private readonly reshipments: ReshipmentRepository,
    private readonly failures: Reshipments,
    private readonly timers: Timers,
    private readonly log: CaseLog,
    private readonly clock: Clock,
    @Inject(CARRIER_BOOKING) private readonly carrier: CarrierBooking,
    @Inject(CONFIG) private readonly config: Pick<ResolutionConfig, 'RESHIPMENT_DAYS'>,
  ) {}

  /** Returns the call to make after the caller's commit; the timer armed here makes it again if it gets lost. */
  async book(manager: EntityManager, reshipmentId: string): Promise<void | (() => Promise<void>)> {
    const reshipment = await this.reshipments.requested(manager, reshipmentId);
    if (!reshipment) return;
    const again = new Date(this.clock.now().getTime() + tryAgainAfter);
    await this.timers.arm(manager, { name: 'reshipment.book', subject: reshipmentId, dueAt: again });
    return () => this.call(reshipment);
  }

  private async call({ id, originalShipmentId }: Reshipment): Promise<void> {
    const answer = await this.carrier.book({ key: id, originalShipmentId });
    await this.database.transaction(SYSTEM_SCOPE, (manager) =>
      'refused' in answer
        ? this.failures.failed(manager, { id }, answer.refused)
        : this.booked(manager, id, answer),
    );
  }

  private async booked(manager: EntityManager, id: string, booking: Booking): Promise<void> {
    const bookedAt = this.clock.now();
    const reshipment = await this.reshipments.book(manager, id, booking, bookedAt);
    if (!reshipment) return;
    const { remedyId, claimId, organisationId, originalShipmentId, shipmentId, claimantId } = reshipment;
    await this.timers.cancel(manager, { name: 'reshipment.book', subject: id });
    await this.timers.arm(manager, {
      name: 'reshipment.overdue',
      subject: id,
      dueAt: new Date(bookedAt.getTime() + this.config.RESHIPMENT_DAYS * day),
    });
    await this.log.write(manager, {
      events: [
        {
          type: 'reshipment.booked',
          ...aboutClaim(reshipment),
          data: {
            remedyId,
            claimId,
            organisationId,
            originalShipmentId,
            shipmentId,
            ...booking,
            bookedAt: bookedAt.toISOString(),
            ...(claimantId && { claimantId }),
          },
        },
      ],
      audits: [
        {
          organisationId,
          subject: `remedy:${remedyId}`,
          action: 'reshipment.booked',
          actor: systemActor,
          details: { claimId, shipmentId },
          channel: 'carrier',
        },
      ],
    });
  }
}

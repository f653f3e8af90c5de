import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { Envelope, EventType } from '@tuntas/contracts';
import type { EventContext } from '@tuntas/messaging';
import { monthsAfter } from './domain/deadlines';
import { completeRemedy, failRemedy, openRemedy } from './domain/decide-settlement';
import { claimPolicy } from './policy';
import { SettlementService } from './settlement.service';

@Controller()
export class ClaimsConsumer {
  constructor(private readonly settlement: SettlementService) {}

  @EventPattern<EventType>('remedy.opened')
  opened(@Payload() { data }: Envelope<'remedy.opened'>, @Ctx() { manager }: EventContext) {
    return this.settlement.hear(manager, data.claimId, (claim) => openRemedy(claim, data));
  }

  @EventPattern<EventType>('remedy.completed')
  completed(@Payload() { data }: Envelope<'remedy.completed'>, @Ctx() { manager }: EventContext) {
    const { remedyId, kind, paid, completedAt } = data;
    const at = new Date(completedAt);
    const chooseBy = monthsAfter(at, claimPolicy.recoveryMonths);
    const done = { remedyId, kind, paidAmount: paid?.amount ?? null, at, chooseBy };
    return this.settlement.hear(manager, data.claimId, (claim) => completeRemedy(claim, done));
  }

  @EventPattern<EventType>('remedy.failed')
  failed(@Payload() { data }: Envelope<'remedy.failed'>, @Ctx() { manager }: EventContext) {
    const { remedyId, reasonCode, next } = data;
    return this.settlement.hear(manager, data.claimId, (claim) =>
      failRemedy(claim, { remedyId, reasonCode, next }),
    );
  }

  @EventPattern<EventType>('payout.paid')
  paid(@Payload() { data }: Envelope<'payout.paid'>, @Ctx() { manager }: EventContext) {
    const { payoutId, amount } = data;
    return this.settlement.note(manager, data.claimId, 'payout.paid', { payoutId, amount });
  }

  @EventPattern<EventType>('payout.failed')
  payoutFailed(@Payload() { data }: Envelope<'payout.failed'>, @Ctx() { manager }: EventContext) {
    const { payoutId, reasonCode } = data;
    return this.settlement.note(manager, data.claimId, 'payout.failed', { payoutId, reasonCode });
  }

  @EventPattern<EventType>('payout.rejected')
  payoutRejected(@Payload() { data }: Envelope<'payout.rejected'>, @Ctx() { manager }: EventContext) {
    const { payoutId, reasonCode } = data;
    return this.settlement.note(manager, data.claimId, 'payout.rejected', { payoutId, reasonCode });
  }

  @EventPattern<EventType>('payout.returned')
  payoutReturned(@Payload() { data }: Envelope<'payout.returned'>, @Ctx() { manager }: EventContext) {
    const { payoutId, amount } = data;
    return this.settlement.note(manager, data.claimId, 'payout.returned', { payoutId, amount });
  }

  @EventPattern<EventType>('payout.netted')
  payoutNetted(@Payload() { data }: Envelope<'payout.netted'>, @Ctx() { manager }: EventContext) {
    const { payoutId, netted, from } = data;
    return this.settlement.note(manager, data.claimId, 'payout.netted', { payoutId, netted, from });
  }

  @EventPattern<EventType>('recovery.booked')
  recoveryBooked(@Payload() { data }: Envelope<'recovery.booked'>, @Ctx() { manager }: EventContext) {
    return this.settlement.note(manager, data.claimId, 'recovery.booked', { amount: data.amount });
  }

  @EventPattern<EventType>('shipment.recovered')
  recovered(@Payload() { data }: Envelope<'shipment.recovered'>, @Ctx() { manager }: EventContext) {
    return this.settlement.shipmentRecovered(manager, data.shipmentId, new Date(data.seenAt));
  }

  @EventPattern<EventType>('shipment.delivered')
  delivered(@Payload() { data }: Envelope<'shipment.delivered'>, @Ctx() { manager }: EventContext) {
    return this.settlement.shipmentDelivered(manager, data.shipmentId, new Date(data.deliveredAt));
  }

  @EventPattern<EventType>('reshipment.found')
  reshipmentFound(@Payload() { data }: Envelope<'reshipment.found'>, @Ctx() { manager }: EventContext) {
    return this.settlement.found(manager, [data.claimId], new Date(data.seenAt));
  }
}

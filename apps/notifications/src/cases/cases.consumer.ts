import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { Envelope } from '@tuntas/contracts';
import { EventContext } from '@tuntas/messaging';
import { type CaseEvent, caseEvents } from './case-change';
import { CasesService } from './cases.service';

@Controller()
export class CasesConsumer {
  constructor(private readonly cases: CasesService) {}

  @EventPattern<string[]>([...caseEvents])
  onClaim(@Payload() event: CaseEvent, @Ctx() { manager }: EventContext): Promise<void> {
    return this.cases.apply(manager, event);
  }

  @EventPattern<string>('shipment.registered')
  onShipment(
    @Payload() { data }: Envelope<'shipment.registered'>,
    @Ctx() { manager }: EventContext,
  ): Promise<void> {
    return this.cases.addParcel(manager, data);
  }

  /** An answer in words is an answer. */
  @EventPattern<string>('claim.message_posted')
  async answered(
    @Payload() { data }: Envelope<'claim.message_posted'>,
    @Ctx() { manager }: EventContext,
  ): Promise<void> {
    if (data.answers) await this.cases.endRequest(manager, data.claimId);
  }

  /** On hold somebody else is waited for, and after it the desk asks again if it must. */
  @EventPattern<string>('claim.desk_changed')
  async held(
    @Payload() { data }: Envelope<'claim.desk_changed'>,
    @Ctx() { manager }: EventContext,
  ): Promise<void> {
    if (data.waitsUntil) await this.cases.endRequest(manager, data.claimId);
  }
}

import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { Envelope } from '@tuntas/contracts';
import { EventContext } from '@tuntas/messaging';
import { SurveyRequests } from './survey-requests.service';

@Controller()
export class SurveysConsumer {
  constructor(private readonly requests: SurveyRequests) {}

  @EventPattern<string>('claim.settled')
  schedule(@Payload() { data }: Envelope<'claim.settled'>, @Ctx() { manager }: EventContext): Promise<void> {
    return this.requests.schedule(manager, data.claimId, new Date(data.settledAt));
  }

  /** Worked on again, or closed because nobody answered: not the moment to ask how it went. */
  @EventPattern<string[]>(['claim.appealed', 'claim.reopened', 'claim.closed'])
  async holdBack(
    @Payload() { data }: Envelope<'claim.appealed' | 'claim.reopened' | 'claim.closed'>,
    @Ctx() { manager }: EventContext,
  ): Promise<void> {
    if ('reason' in data && data.reason === 'settled') return;
    await this.requests.holdBack(manager, data.claimId);
  }
}

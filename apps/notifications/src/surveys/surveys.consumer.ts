import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { Envelope } from '@tuntas/contracts';
import { EventContext } from '@tuntas/messaging';
import { Timers } from '@tuntas/timers';
import { surveyDueAt } from './domain/survey';

const name = 'survey.send';

@Controller()
export class SurveysConsumer {
  constructor(private readonly timers: Timers) {}

  @EventPattern<string>('claim.settled')
  ask(@Payload() { data }: Envelope<'claim.settled'>, @Ctx() { manager }: EventContext): Promise<void> {
    const dueAt = surveyDueAt(new Date(data.settledAt));
    return this.timers.arm(manager, { name, subject: data.claimId, dueAt });
  }

  /** Worked on again, or closed because nobody answered: not the moment to ask how it went. */
  @EventPattern<string[]>(['claim.appealed', 'claim.reopened', 'claim.closed'])
  async holdBack(
    @Payload() { data }: Envelope<'claim.appealed' | 'claim.reopened' | 'claim.closed'>,
    @Ctx() { manager }: EventContext,
  ): Promise<void> {
    if ('reason' in data && data.reason === 'settled') return;
    await this.timers.cancel(manager, { name, subject: data.claimId });
  }
}

import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { Envelope } from '@tuntas/contracts';
import { EventContext } from '@tuntas/messaging';
import { RemindersService } from './reminders.service';

const ends = [
  'claim.evidence_received',
  'claim.decided',
  'claim.cancelled',
  'claim.closed',
  'claim.merged',
] as const;

@Controller()
export class FollowUpsConsumer {
  constructor(private readonly reminders: RemindersService) {}

  @EventPattern<string>('claim.evidence_requested')
  start(
    @Payload() event: Envelope<'claim.evidence_requested'>,
    @Ctx() { manager }: EventContext,
  ): Promise<void> {
    return this.reminders.start(manager, event);
  }

  @EventPattern<string[]>([...ends])
  stop(
    @Payload() { data }: Envelope<(typeof ends)[number]>,
    @Ctx() { manager }: EventContext,
  ): Promise<void> {
    return this.reminders.stop(manager, data.claimId);
  }

  @EventPattern<string>('claim.desk_changed')
  async hold(
    @Payload() { data }: Envelope<'claim.desk_changed'>,
    @Ctx() { manager }: EventContext,
  ): Promise<void> {
    if (data.waitsUntil) await this.reminders.stop(manager, data.claimId);
  }
}

import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { Envelope } from '@tuntas/contracts';
import { EventContext } from '@tuntas/messaging';
import { Timers } from '@tuntas/timers';
import { reminderTimes } from './domain/reminders';

@Controller()
export class FollowUpsConsumer {
  constructor(private readonly timers: Timers) {}

  @EventPattern<string>('claim.evidence_requested')
  async remind(
    @Payload() { data, time, id }: Envelope<'claim.evidence_requested'>,
    @Ctx() { manager }: EventContext,
  ): Promise<void> {
    const [first] = reminderTimes(new Date(time), new Date(data.answerBy));
    if (!first) return;
    await manager.query(
      `INSERT INTO evidence_requests (claim_id, organisation_id, event_id, requested_at, facts) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (claim_id) DO UPDATE SET
         event_id = excluded.event_id, requested_at = excluded.requested_at, facts = excluded.facts`,
      [data.claimId, data.organisationId, id, time, JSON.stringify(data)],
    );
    await this.timers.arm(manager, {
      name: 'evidence.remind',
      subject: data.claimId,
      dueAt: first,
      data: { step: 0 },
    });
  }

  @EventPattern<string[]>(['claim.evidence_received', 'claim.decided', 'claim.cancelled', 'claim.closed'])
  stop(
    @Payload()
    { data }: Envelope<'claim.evidence_received' | 'claim.decided' | 'claim.cancelled' | 'claim.closed'>,
    @Ctx() { manager }: EventContext,
  ): Promise<void> {
    return this.timers.cancel(manager, { name: 'evidence.remind', subject: data.claimId });
  }
}

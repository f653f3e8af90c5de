import { Injectable } from '@nestjs/common';
import { type NewEvent, Outbox } from '@tuntas/messaging';
import type { EntityManager } from 'typeorm';
import type { ClockClaim } from './clock-claims';
import { climb } from './clock.repository';
import { policyIn, type SlaBook } from './domain/book';
import { type Step, stepsReached } from './domain/policy';
import { recipientsOf } from './escalation';
import { ladderOfClock, timeOfClock, type TrackedClock } from './tracked-clock';

/** Climbs the steps of a clock in order, each once, and tells of them. */
@Injectable()
export class ClockLadder {
  constructor(private readonly outbox: Outbox) {}

  async climbReached(
    manager: EntityManager,
    claim: ClockClaim,
    book: SlaBook,
    tracked: TrackedClock,
    at: Date,
  ): Promise<void> {
    const { organisationId } = claim.reference;
    const { lateAfterSeconds } = policyIn(book, tracked.policy);
    const time = timeOfClock(book, tracked);
    for (const step of stepsReached(ladderOfClock(book, tracked), tracked.clock, at, time)) {
      const late = at.getTime() - step.dueAt.getTime() > lateAfterSeconds * 1_000;
      const rung = {
        clockId: tracked.id,
        organisationId,
        name: step.name,
        dueAt: step.dueAt,
        firedAt: at,
        late,
      };
      if (!(await climb(manager, rung))) continue;
      const recipients = await recipientsOf(manager, step.to, claim.assigneeId, at);
      await this.outbox.append(manager, [toldOf(claim, tracked, step, { at, late, recipients })]);
    }
  }
}

function toldOf(
  { reference, assigneeId }: ClockClaim,
  { name, generation, clock }: TrackedClock,
  step: Step,
  { at, late, recipients }: { at: Date; late: boolean; recipients: string[] },
): NewEvent {
  const data = {
    ...reference,
    clock: name,
    generation,
    dueAt: clock.dueAt.toISOString(),
    late,
    assigneeId,
    recipients,
  };
  const about = { subject: reference.claimId, organisationId: reference.organisationId, time: at };
  if (step.name === 'warn') return { type: 'sla.warned', ...about, data };
  if (step.name === 'breach') return { type: 'sla.breached', ...about, data };
  return { type: 'sla.escalated', ...about, data: { ...data, rung: step.name, to: step.to } };
}

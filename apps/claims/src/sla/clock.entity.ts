import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ClockState } from './domain/clock';
import type { ClockName } from './domain/promises';

@Entity('sla_clocks')
export class ClockEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'claim_id' }) claimId!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('text') name!: ClockName;
  @Column('integer') generation!: number;
  @Column('text') policy!: string;
  @Column('text') calendar!: string;
  /** The edit of policies and calendars it was last projected by. */
  @Column('bigint') revision!: number;
  @Column('timestamptz') anchor!: Date;
  @Column('integer', { name: 'budget_minutes' }) budgetMinutes!: number;
  @Column('bigint', { name: 'elapsed_ms' }) elapsedMs!: number;
  @Column('timestamptz', { name: 'running_since', nullable: true }) runningSince!: Date | null;
  @Column('timestamptz', { name: 'paused_at', nullable: true }) pausedAt!: Date | null;
  @Column('timestamptz', { name: 'stopped_at', nullable: true }) stoppedAt!: Date | null;
  @Column('timestamptz', { name: 'due_at' }) dueAt!: Date;
  @Column('text') state!: ClockState;
  @Column('uuid', { name: 'superseded_by', nullable: true }) supersededBy!: string | null;
}

/** Time in which a clock stood still, with who stopped it and why. */
@Entity('sla_pauses')
export class PauseEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'clock_id' }) clockId!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('timestamptz', { name: 'paused_at' }) pausedAt!: Date;
  @Column('timestamptz', { name: 'resumed_at', nullable: true }) resumedAt!: Date | null;
  @Column('text') reason!: string;
  @Column('text', { name: 'paused_by' }) pausedBy!: string;
}

/** A step of the ladder that was climbed. */
@Entity('sla_rungs')
export class RungEntity {
  @PrimaryColumn('uuid', { name: 'clock_id' }) clockId!: string;
  @PrimaryColumn('text') rung!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('timestamptz', { name: 'due_at' }) dueAt!: Date;
  @Column('timestamptz', { name: 'fired_at' }) firedAt!: Date;
  @Column('boolean') late!: boolean;
  /** Fired for the row this clock's row superseded. */
  @Column('boolean') carried!: boolean;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ClockState } from './domain/clock';
import type { CalendarName } from './domain/policy';
import type { ClockName } from './domain/promises';

@Entity('sla_clocks')
export class ClockEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'claim_id' }) claimId!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('text') name!: ClockName;
  @Column('integer') generation!: number;
  @Column('text') policy!: string;
  @Column('text') calendar!: CalendarName;
  @Column('timestamptz') anchor!: Date;
  @Column('integer', { name: 'budget_minutes' }) budgetMinutes!: number;
  @Column('bigint', { name: 'elapsed_ms' }) elapsedMs!: number;
  @Column('timestamptz', { name: 'running_since', nullable: true }) runningSince!: Date | null;
  @Column('timestamptz', { name: 'paused_at', nullable: true }) pausedAt!: Date | null;
  @Column('timestamptz', { name: 'stopped_at', nullable: true }) stoppedAt!: Date | null;
  @Column('timestamptz', { name: 'due_at' }) dueAt!: Date;
  @Column('text') state!: ClockState;
}

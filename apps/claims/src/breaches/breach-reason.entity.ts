import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SaidReason } from './domain/reasons';

/** What somebody of the desk said about a promise that was missed; the audit keeps what they said before. */
@Entity('sla_breach_reasons')
export class BreachReasonEntity {
  @PrimaryColumn('uuid', { name: 'clock_id' }) clockId!: string;
  @Column('uuid', { name: 'claim_id' }) claimId!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('text') reason!: SaidReason;
  @Column('text', { nullable: true }) note!: string | null;
  @Column('text', { name: 'said_by' }) saidBy!: string;
  @Column('timestamptz', { name: 'said_at' }) saidAt!: Date;
}

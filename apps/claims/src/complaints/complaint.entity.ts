import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ComplaintOutcome, ComplaintState } from './domain/complaint';

/** About the service itself, kept apart from what is claimed and from how a claim is decided. */
@Entity('complaints')
export class ComplaintEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') number!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('uuid', { name: 'claim_id', nullable: true }) claimId!: string | null;
  @Column('text') category!: string;
  @Column('text') text!: string;
  @Column('text', { name: 'complainant_id' }) complainantId!: string;
  @Column('text') state!: ComplaintState;
  @Column('timestamptz', { name: 'received_at' }) receivedAt!: Date;
  @Column('timestamptz', { name: 'due_at', nullable: true }) dueAt!: Date | null;
  @Column('timestamptz', { name: 'overdue_at', nullable: true }) overdueAt!: Date | null;
  @Column('text', { name: 'handler_id', nullable: true }) handlerId!: string | null;
  @Column('text', { nullable: true }) outcome!: ComplaintOutcome | null;
  @Column('text', { nullable: true }) answer!: string | null;
  @Column('text', { name: 'answered_by', nullable: true }) answeredBy!: string | null;
  @Column('timestamptz', { name: 'answered_at', nullable: true }) answeredAt!: Date | null;
  @Column('text', { array: true }) answerers!: string[];
  @Column('timestamptz', { name: 'reopen_until', nullable: true }) reopenUntil!: Date | null;
  @Column('integer', { name: 'reopened_no' }) reopenedNo!: number;
  @Column('text', { name: 'reopen_reason', nullable: true }) reopenReason!: string | null;
  @Column('integer') version!: number;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt!: Date;
}

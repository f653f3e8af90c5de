import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Outcome } from '../claims/domain/words';

export type QaState = 'open' | 'agreed' | 'disagreed';
/** `reopened`: decided again by somebody else; `flagged`: something was given already, so a finding says it. */
export type QaConsequence = 'none' | 'reopened' | 'flagged';

@Entity('qa_reviews')
export class QaReviewEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'claim_id' }) claimId!: string;
  @Column('integer', { name: 'decision_no' }) decisionNo!: number;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('text') outcome!: Outcome;
  @Column('text', { name: 'automatic_rule', nullable: true }) automaticRule!: string | null;
  @Column('text', { name: 'decided_by' }) decidedBy!: string;
  @Column('timestamptz', { name: 'decided_at' }) decidedAt!: Date;
  @Column('text') state!: QaState;
  @Column('text', { nullable: true }) consequence!: QaConsequence | null;
  @Column('text', { name: 'reviewed_by', nullable: true }) reviewedBy!: string | null;
  @Column('timestamptz', { name: 'reviewed_at', nullable: true }) reviewedAt!: Date | null;
  @Column('text', { nullable: true }) reason!: string | null;
}

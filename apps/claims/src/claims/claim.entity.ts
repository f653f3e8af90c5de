import type { ClaimType, Outcome, RemedyKind, Wish } from '@tuntas/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Party } from '../rules/domain/pack';
import type { ClockName } from '../sla/domain/promises';
import type { Decision, Recovery, Settlement, Stage } from './domain/axes';
import type { Priority } from './domain/words';

@Entity('claims')
export class ClaimEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') number!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('uuid', { name: 'shipment_id' }) shipmentId!: string;
  @Column('text') waybill!: string;
  @Column('text') carrier!: string;
  @Column('text') type!: ClaimType;
  @Column('text') wish!: Wish;
  @Column('char', { length: 3 }) currency!: string;
  @Column('text', { nullable: true }) description!: string | null;
  @Column('text', { name: 'external_reference', nullable: true }) externalReference!: string | null;
  @Column('uuid', { name: 'incident_id', nullable: true }) incidentId!: string | null;
  @Column('integer', { name: 'pieces_affected', nullable: true }) piecesAffected!: number | null;
  @Column('text', { name: 'filed_for' }) filedFor!: Party;
  @Column('integer', { name: 'weight_grams', nullable: true }) weightGrams!: number | null;
  @Column('bigint', { name: 'cod_amount', nullable: true }) codAmount!: number | null;
  @Column('bigint', { name: 'salvage_amount', nullable: true }) salvageAmount!: number | null;
  @Column('text', { name: 'rule_pack', nullable: true }) rulePack!: string | null;
  @Column('integer', { name: 'rule_pack_version', nullable: true }) rulePackVersion!: number | null;
  @Column('text') stage!: Stage;
  @Column('text') decision!: Decision;
  @Column('text') settlement!: Settlement;
  @Column('bigint', { name: 'claimed_amount', nullable: true }) claimedAmount!: number | null;
  @Column('bigint', { name: 'approved_amount', nullable: true }) approvedAmount!: number | null;
  @Column('bigint', { name: 'paid_amount', nullable: true }) paidAmount!: number | null;
  @Column('text', { nullable: true }) remedy!: RemedyKind | null;
  @Column('uuid', { name: 'remedy_id', nullable: true }) remedyId!: string | null;
  @Column('text', { name: 'claimant_id' }) claimantId!: string;
  @Column('text') priority!: Priority;
  @Column('text', { name: 'assignee_id', nullable: true }) assigneeId!: string | null;
  @Column('timestamptz', { name: 'occurred_at', nullable: true }) occurredAt!: Date | null;
  @Column('timestamptz', { name: 'received_at' }) receivedAt!: Date;
  @Column('timestamptz', { name: 'filed_at' }) filedAt!: Date;
  @Column('integer', { name: 'request_no' }) requestNo!: number;
  @Column('integer', { name: 'decision_no' }) decisionNo!: number;
  @Column('integer', { name: 'appeal_no' }) appealNo!: number;
  @Column('integer', { name: 'review_no' }) reviewNo!: number;
  @Column('text', { array: true }) deciders!: string[];
  @Column('timestamptz', { name: 'answer_by', nullable: true }) answerBy!: Date | null;
  @Column('timestamptz', { name: 'decided_at', nullable: true }) decidedAt!: Date | null;
  @Column('timestamptz', { name: 'appeal_until', nullable: true }) appealUntil!: Date | null;
  @Column('timestamptz', { name: 'review_at', nullable: true }) reviewAt!: Date | null;
  @Column('uuid', { name: 'merged_into', nullable: true }) mergedInto!: string | null;
  @Column('text') recovery!: Recovery;
  @Column('timestamptz', { name: 'choose_by', nullable: true }) chooseBy!: Date | null;
  @Column('timestamptz', { name: 'settled_at', nullable: true }) settledAt!: Date | null;
  @Column('timestamptz', { name: 'next_due_at', nullable: true }) nextDueAt!: Date | null;
  @Column('text', { name: 'next_clock', nullable: true }) nextClock!: ClockName | null;
  @Column('integer') version!: number;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt!: Date;
}

@Entity('claim_lines')
export class ClaimLineEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'claim_id' }) claimId!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('smallint') position!: number;
  @Column('text') description!: string;
  @Column('text', { nullable: true }) category!: string | null;
  @Column('integer') quantity!: number;
  @Column('bigint', { name: 'claimed_amount', nullable: true }) claimedAmount!: number | null;
  @Column('bigint', { name: 'approved_amount', nullable: true }) approvedAmount!: number | null;
  @Column('bigint', { name: 'paid_amount', nullable: true }) paidAmount!: number | null;
}

@Entity('claim_decisions')
export class ClaimDecisionEntity {
  @PrimaryColumn('uuid', { name: 'claim_id' }) claimId!: string;
  @PrimaryColumn('integer', { name: 'decision_no' }) decisionNo!: number;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('text') outcome!: Outcome;
  @Column('jsonb') lines!: { lineId: string; approvedAmount: number }[];
  @Column('bigint', { name: 'approved_amount' }) approvedAmount!: number;
  @Column('text', { nullable: true }) remedy!: RemedyKind | null;
  @Column('text', { name: 'reason_code' }) reasonCode!: string;
  @Column('text', { name: 'reason_text', nullable: true }) reasonText!: string | null;
  @Column('text', { name: 'rule_id', nullable: true }) ruleId!: string | null;
  @Column('bigint', { name: 'estimated_amount', nullable: true }) estimatedAmount!: number | null;
  @Column('text', { name: 'automatic_rule', nullable: true }) automaticRule!: string | null;
  @Column('text', { name: 'decided_by' }) decidedBy!: string;
  @Column('timestamptz', { name: 'decided_at' }) decidedAt!: Date;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ClaimType } from '../claims/domain/words';
import type { FindingKind } from '../findings/domain/kinds';

export type RuleState = 'draft' | 'active' | 'retired';

/** One version of a rule; its terms never change, a new version is a new row. */
@Entity('auto_approval_rules')
export class AutoApprovalRuleEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') key!: string;
  @Column('integer') version!: number;
  @Column('text') state!: RuleState;
  @Column('bigint', { name: 'max_amount' }) maxAmount!: number;
  @Column('char', { length: 3 }) currency!: string;
  @Column('text', { array: true }) types!: ClaimType[];
  @Column('uuid', { array: true }) organisations!: string[];
  @Column('text', { name: 'absent_findings', array: true }) absentFindings!: FindingKind[];
  /** What else was noticed when it was written, and may be open. */
  @Column('text', { name: 'tolerated_findings', array: true }) toleratedFindings!: FindingKind[];
  @Column('numeric', {
    name: 'qa_percent',
    precision: 5,
    scale: 2,
    transformer: { to: (value: number) => value, from: Number },
  })
  qaPercent!: number;
  @Column('text', { name: 'created_by' }) createdBy!: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'dry_run_at', nullable: true }) dryRunAt!: Date | null;
  @Column('text', { name: 'activated_by', nullable: true }) activatedBy!: string | null;
  @Column('timestamptz', { name: 'activated_at', nullable: true }) activatedAt!: Date | null;
  @Column('text', { name: 'retired_by', nullable: true }) retiredBy!: string | null;
  @Column('timestamptz', { name: 'retired_at', nullable: true }) retiredAt!: Date | null;
}

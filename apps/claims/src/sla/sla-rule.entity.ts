import { Column, Entity, PrimaryColumn } from 'typeorm';

export type SlaRuleKind = 'calendar' | 'policy';

/** One version of a calendar or policy; never changed, an edit is the next version. */
@Entity('sla_rules')
export class SlaRuleEntity {
  @PrimaryColumn('text') kind!: SlaRuleKind;
  @PrimaryColumn('text') id!: string;
  @PrimaryColumn('integer') version!: number;
  @Column('jsonb') definition!: Record<string, unknown>;
  @Column('text', { nullable: true }) note!: string | null;
  @Column('text', { name: 'created_by' }) createdBy!: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('bigint') revision!: number;
}

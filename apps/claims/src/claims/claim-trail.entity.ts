import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { FindingKind } from '../findings/domain/kinds';
import type { Decision, Settlement, Stage } from './domain/axes';

/** One thing that happened, with where the claim stood afterwards. Written once; never with personal data in `details`. */
@Entity('claim_history')
export class ClaimHistoryEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'claim_id' }) claimId!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('timestamptz') at!: Date;
  @Column('text') what!: string;
  @Column('text') stage!: Stage;
  @Column('text') decision!: Decision;
  @Column('text') settlement!: Settlement;
  @Column('text', { name: 'actor_id' }) actorId!: string;
  @Column('text', { name: 'actor_role' }) actorRole!: string;
  @Column('text') channel!: string;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('jsonb') details!: Record<string, unknown>;
}

/** What a rule noticed; a finding informs the person who decides and decides nothing itself. */
@Entity('claim_findings')
export class ClaimFindingEntity {
  @PrimaryColumn('uuid', { default: () => 'gen_random_uuid()' }) id!: string;
  @Column('uuid', { name: 'claim_id' }) claimId!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('text', { name: 'rule_id' }) ruleId!: string;
  @Column('text') kind!: FindingKind;
  @Column('jsonb') details!: Record<string, unknown>;
  @Column('timestamptz', { name: 'found_at' }) foundAt!: Date;
  @Column('timestamptz', { name: 'resolved_at', nullable: true }) resolvedAt!: Date | null;
}

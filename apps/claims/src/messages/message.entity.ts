import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { MessageChannel } from '../claims/domain/claim';

export type Visibility = 'claimant' | 'internal';
export type Side = 'claimant' | 'staff';

/** Something said on a claim: between claimant and desk, or a note among the desk. */
@Entity('claim_messages')
export class ClaimMessageEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'claim_id' }) claimId!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('text') visibility!: Visibility;
  @Column('text', { name: 'written_by' }) writtenBy!: Side;
  @Column('text', { name: 'author_id' }) authorId!: string;
  @Column('text') channel!: MessageChannel;
  @Column('text') body!: string;
  /** SHA-256 of the Message-ID it came with. */
  @Column('char', { name: 'mail_id', length: 64, nullable: true }) mailId!: string | null;
  /** Files of a mail that the intake refused. */
  @Column('integer', { name: 'omitted_files' }) omittedFiles!: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}

@Entity('claim_message_files')
export class ClaimMessageFileEntity {
  @PrimaryColumn('uuid', { name: 'message_id' }) messageId!: string;
  @PrimaryColumn('uuid', { name: 'evidence_id' }) evidenceId!: string;
  @Column('uuid', { name: 'claim_id' }) claimId!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('smallint') position!: number;
}

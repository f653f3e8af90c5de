import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { FileFacts } from './domain/file-facts';
import type { EvidenceKind } from './domain/kinds';

/** A file of a claim. The content lies in the store under its hash and never changes. */
@Entity('evidence')
export class EvidenceEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'claim_id' }) claimId!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('text') kind!: EvidenceKind;
  @Column('text', { name: 'file_name' }) fileName!: string;
  @Column('text', { name: 'media_type' }) mediaType!: string;
  @Column('bigint') size!: number;
  @Column('char', { length: 64 }) sha256!: string;
  /** The copy that may be passed on: re-encoded, without place and camera. */
  @Column('char', { name: 'shared_sha256', length: 64, nullable: true }) sharedSha256!: string | null;
  @Column('text', { name: 'added_by' }) addedBy!: string;
  @Column('timestamptz', { name: 'added_at' }) addedAt!: Date;
  @Column('jsonb') facts!: FileFacts;
  /** When an identity paper goes; `null` for everything that stays. */
  @Column('timestamptz', { name: 'delete_after', nullable: true }) deleteAfter!: Date | null;
  @Column('timestamptz', { name: 'deleted_at', nullable: true }) deletedAt!: Date | null;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { BeritaAcaraContent } from './domain/content';

/** The signed paper of an incident; never changed, so that its hash holds for good. */
@Entity('berita_acara')
export class BeritaAcaraEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'incident_id' }) incidentId!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('text', { name: 'reporter_id' }) reporterId!: string;
  @Column('text', { name: 'operator_id' }) operatorId!: string;
  @Column('integer') year!: number;
  @Column('integer') no!: number;
  @Column('text') number!: string;
  /** `null` after an erasure. */
  @Column('jsonb', { nullable: true }) content!: BeritaAcaraContent | null;
  @Column('char', { name: 'content_sha256', length: 64 }) contentSha256!: string;
  @Column('timestamptz', { name: 'issued_at' }) issuedAt!: Date;
}

/** The paper as a PDF in one language; its bytes lie in the store under their hash. */
@Entity('berita_acara_files')
export class BeritaAcaraFileEntity {
  @PrimaryColumn('uuid', { name: 'berita_acara_id' }) beritaAcaraId!: string;
  @PrimaryColumn('text') locale!: 'id' | 'en';
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('text', { name: 'reporter_id' }) reporterId!: string;
  @Column('char', { length: 64 }) sha256!: string;
  @Column('bigint') size!: number;
  @Column('timestamptz', { name: 'rendered_at' }) renderedAt!: Date;
}

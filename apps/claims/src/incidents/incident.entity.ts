import type { ClaimType } from '@tuntas/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Finding } from '../berita-acara/domain/findings';
import type { FileFacts } from '../evidence/domain/file-facts';
import type { EvidenceKind } from '../evidence/domain/kinds';

/** What a courier or a hub saw. It belongs to the shipment's organisation and is open to whoever reported it. */
@Entity('incidents')
export class IncidentEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('uuid', { name: 'shipment_id' }) shipmentId!: string;
  @Column('text', { name: 'reporter_id' }) reporterId!: string;
  @Column('text') type!: ClaimType;
  @Column('text') description!: string;
  @Column('text', { nullable: true }) place!: string | null;
  @Column('integer', { name: 'pieces_affected', nullable: true }) piecesAffected!: number | null;
  @Column('timestamptz', { name: 'occurred_at' }) occurredAt!: Date;
  @Column('timestamptz', { name: 'reported_at' }) reportedAt!: Date;
  /** Made by the phone that reported it, so that sending it again reports nothing new. */
  @Column('uuid', { name: 'client_id', nullable: true }) clientId!: string | null;
  @Column('jsonb') findings!: Finding[];
}

/** A photo of an incident, or its rendered berita acara. */
@Entity('incident_photos')
export class IncidentPhotoEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'incident_id' }) incidentId!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('text', { name: 'reporter_id' }) reporterId!: string;
  @Column('text') kind!: EvidenceKind;
  @Column('text', { name: 'file_name' }) fileName!: string;
  @Column('text', { name: 'media_type' }) mediaType!: string;
  @Column('bigint') size!: number;
  @Column('char', { length: 64 }) sha256!: string;
  @Column('char', { name: 'shared_sha256', length: 64, nullable: true }) sharedSha256!: string | null;
  @Column('jsonb') facts!: FileFacts;
  @Column('timestamptz', { name: 'added_at' }) addedAt!: Date;
  @Column('timestamptz', { name: 'deleted_at', nullable: true }) deletedAt!: Date | null;
}

import type { ShipmentStatus, SubReason } from '@tuntas/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('scans')
export class ScanRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'shipment_id' }) shipmentId!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('text', { name: 'carrier_key' }) carrierKey!: string;
  @Column('text', { nullable: true }) status!: ShipmentStatus | null;
  @Column('text', { name: 'sub_reason', nullable: true }) subReason!: SubReason | null;
  @Column('text', { name: 'raw_code', nullable: true }) rawCode!: string | null;
  @Column('text', { nullable: true }) hub!: string | null;
  @Column('timestamptz', { name: 'occurred_at' }) occurredAt!: Date;
  @Column('text') hash!: string;
  @Column('text', { name: 'reported_by' }) reportedBy!: string;
  @Column('timestamptz', { name: 'received_at' }) receivedAt!: Date;
}

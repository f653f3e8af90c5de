import type { ClaimType } from '@tuntas/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Sign, Told } from './domain/claim-clock';
import type { ShipmentStatus } from './domain/shipment';
import type { Eligibility } from './eligibility';

/** What claims know of a shipment, built from tracking's events alone. */
@Entity('shipments')
export class ShipmentEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('text') carrier!: string;
  @Column('text') waybill!: string;
  /** Made by the database; to look for, not to read. */
  @Column({ type: 'text', name: 'waybill_key', insert: false, update: false, select: false })
  waybillKey?: string;
  @Column({ type: 'text', name: 'carrier_key', insert: false, update: false, select: false })
  carrierKey?: string;
  @Column('text') service!: string;
  @Column('text') status!: ShipmentStatus;
  @Column('text', { name: 'sub_reason', nullable: true }) subReason!: string | null;
  @Column('timestamptz', { name: 'shipped_at' }) shippedAt!: Date;
  @Column('timestamptz', { name: 'promised_at', nullable: true }) promisedAt!: Date | null;
  @Column('timestamptz', { name: 'delivered_at', nullable: true }) deliveredAt!: Date | null;
  @Column('timestamptz', { name: 'lost_suspected_at', nullable: true }) lostSuspectedAt!: Date | null;
  @Column('timestamptz', { name: 'last_status_at', nullable: true }) lastStatusAt!: Date | null;
  @Column('integer') pieces!: number;
  @Column('bigint', { name: 'fee_amount', nullable: true }) feeAmount!: number | null;
  @Column('char', { name: 'fee_currency', length: 3, nullable: true }) feeCurrency!: string | null;
  @Column('bigint', { name: 'goods_value_amount', nullable: true }) goodsValueAmount!: number | null;
  @Column('char', { name: 'goods_value_currency', length: 3, nullable: true }) goodsValueCurrency!:
    string | null;
  @Column('bigint', { name: 'insured_value_amount', nullable: true }) insuredValueAmount!: number | null;
  @Column('char', { name: 'insured_value_currency', length: 3, nullable: true }) insuredValueCurrency!:
    string | null;
  @Column('uuid', { name: 'remedy_id', nullable: true }) remedyId!: string | null;
  @Column('text', { name: 'claim_sign', nullable: true }) claimSign!: Sign | null;
  @Column('text', { name: 'claimable_type' }) claimableType!: ClaimType;
  @Column('timestamptz', { name: 'claimable_from', nullable: true }) claimableFrom!: Date | null;
  /** `infinity` while the end is open, so that it sorts. */
  @Column('timestamptz', { name: 'claimable_until' }) claimableUntil!: Date | number;
  @Column('text', { name: 'reported_types', array: true }) reportedTypes!: ClaimType[];
  @Column('jsonb', { name: 'claim_told' }) claimTold!: Told;
  @Column('jsonb') eligibility!: Record<ClaimType, Eligibility>;
}

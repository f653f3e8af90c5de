import type { ShipmentStatus, SubReason } from '@tuntas/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Progress } from '../scans/domain/progress';

/** The marks of {@link Progress} as they are stored: times are text. */
export type StoredMarks = {
  [K in 'step' | 'final' | 'correction']: StoredMark | null;
};

type StoredMark = Omit<NonNullable<Progress['step']>, 'occurredAt'> & { readonly occurredAt: string };

@Entity('shipments')
export class ShipmentRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('text') carrier!: string;
  @Column('text', { name: 'carrier_key' }) carrierKey!: string;
  @Column('text') waybill!: string;
  @Column('text', { name: 'waybill_key' }) waybillKey!: string;
  @Column('smallint') year!: number;
  @Column('text') service!: string;
  @Column('timestamptz', { name: 'shipped_at' }) shippedAt!: Date;
  @Column('timestamptz', { name: 'promised_at', nullable: true }) promisedAt!: Date | null;
  @Column('text', { name: 'origin_hub', nullable: true }) originHub!: string | null;
  @Column('text', { name: 'destination_hub', nullable: true }) destinationHub!: string | null;
  @Column('integer') pieces!: number;
  @Column('bigint', { name: 'fee_amount', nullable: true }) feeAmount!: number | null;
  @Column('bigint', { name: 'goods_value_amount', nullable: true }) goodsValueAmount!: number | null;
  @Column('bigint', { name: 'insured_value_amount', nullable: true }) insuredValueAmount!: number | null;
  @Column('char', { length: 3, nullable: true }) currency!: string | null;
  @Column('uuid', { name: 'remedy_id', nullable: true }) remedyId!: string | null;
  @Column('text') status!: ShipmentStatus;
  @Column('text', { name: 'sub_reason', nullable: true }) subReason!: SubReason | null;
  @Column('timestamptz', { name: 'status_at' }) statusAt!: Date;
  @Column('timestamptz', { name: 'delivered_at', nullable: true }) deliveredAt!: Date | null;
  @Column('jsonb') marks!: StoredMarks;
  @Column('timestamptz', { name: 'heard_at', nullable: true }) heardAt!: Date | null;
  @Column('timestamptz', { name: 'watched_since', nullable: true }) watchedSince!: Date | null;
  @Column('timestamptz', { name: 'missing_since', nullable: true }) missingSince!: Date | null;
  @Column('text', { name: 'registered_by' }) registeredBy!: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}

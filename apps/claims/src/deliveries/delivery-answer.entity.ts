import type { Locale } from '@tuntas/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DeliveryAnswer } from './domain/delivery-answer';

/** One answer given by one link. The declared name is personal data and stays here. */
@Entity('delivery_answers')
export class DeliveryAnswerEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('uuid', { name: 'shipment_id' }) shipmentId!: string;
  @Column('text') link!: string;
  @Column('text') answer!: DeliveryAnswer;
  @Column('uuid', { name: 'incident_id', nullable: true }) incidentId!: string | null;
  @Column('text', { name: 'declared_by', nullable: true }) declaredBy!: string | null;
  @Column('integer', { name: 'declaration_version', nullable: true }) declarationVersion!: number | null;
  @Column('text', { name: 'declaration_locale', nullable: true }) declarationLocale!: Locale | null;
  @Column('timestamptz', { name: 'answered_at' }) answeredAt!: Date;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('consignees')
export class ConsigneeRow {
  @PrimaryColumn('uuid', { name: 'shipment_id' }) shipmentId!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('text') name!: string;
  @Column('text', { nullable: true }) email!: string | null;
  @Column('text', { nullable: true }) phone!: string | null;
  @Column('text') locale!: 'id' | 'en';
}

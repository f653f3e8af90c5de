import type { OrganisationKind } from '@tuntas/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('organisations')
export class OrganisationRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') kind!: OrganisationKind;
  @Column('text') name!: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}

import type { Locale, Role } from '@tuntas/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('people')
export class PersonRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('text') email!: string;
  @Column('text') name!: string;
  @Column('text') locale!: Locale;
  @Column('text', { array: true }) roles!: Role[];
  @Column('boolean') active!: boolean;
  @Column('text', { name: 'password_hash', nullable: true }) passwordHash!: string | null;
  @Column('integer') version!: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt!: Date;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ClaimType } from '../claims/domain/words';

/** Somebody of the desk, as far as sharing out the work needs to know; name and address stay in the gateway. */
@Entity('agents')
export class AgentEntity {
  @PrimaryColumn('text', { name: 'person_id' }) personId!: string;
  @Column('uuid', { name: 'organisation_id', nullable: true }) organisationId!: string | null;
  @Column('text', { array: true }) roles!: string[];
  @Column('boolean') active!: boolean;
  @Column('boolean') available!: boolean;
  @Column('timestamptz', { name: 'away_until', nullable: true }) awayUntil!: Date | null;
  @Column('integer', { name: 'load_cap', nullable: true }) loadCap!: number | null;
  @Column('text', { array: true }) types!: ClaimType[];
  @Column('text', { array: true }) carriers!: string[];
  @Column('text', { name: 'substitute_id', nullable: true }) substituteId!: string | null;
  @Column('integer') version!: number;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt!: Date;
}

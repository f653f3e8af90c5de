import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { QueueFilter } from './domain/filter';

/** A filter of the queue that somebody saved, for themselves or for everybody. */
@Entity('queue_views')
export class QueueViewEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') name!: string;
  @Column('text', { name: 'owner_id' }) ownerId!: string;
  @Column('boolean') shared!: boolean;
  @Column('jsonb') filter!: QueueFilter;
  @Column('text') sort!: string;
  @Column('integer') version!: number;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt!: Date;
}

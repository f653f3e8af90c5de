import { Injectable } from '@nestjs/common';
import { DomainError } from '@tuntas/kernel';
import {
  type Actor,
  Clock,
  Database,
  requireVersion,
  SYSTEM_SCOPE,
  violatedConstraint,
} from '@tuntas/platform';
import type { EntityManager } from 'typeorm';
import { v7 } from 'uuid';
import { QueueViewEntity } from './queue-view.entity';
import { MAX_VIEWS, type SaveViewDto } from './queue-views.dto';

/** Saved filters of the queue. Other people's views are read when they are shared, and changed by their owner only. */
@Injectable()
export class QueueViews {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  list(actor: Actor) {
    return this.database.read(SYSTEM_SCOPE, async (manager) => {
      const rows = await manager.find(QueueViewEntity, {
        where: [{ ownerId: actor.personId }, { shared: true }],
        order: { name: 'ASC', id: 'ASC' },
      });
      return { items: rows.map((row) => viewOf(row, actor)) };
    });
  }

  save(actor: Actor, view: SaveViewDto) {
    return this.writing(async (manager) => {
      const { personId: ownerId } = actor;
      if ((await manager.countBy(QueueViewEntity, { ownerId })) >= MAX_VIEWS) {
        throw new DomainError('conflict', 'view.limit', `Nobody keeps more than ${MAX_VIEWS} views.`);
      }
      const row = { ...view, id: v7(), ownerId, version: 1, updatedAt: this.clock.now() };
      await manager.insert(QueueViewEntity, row);
      return viewOf(row, actor);
    });
  }

  change(actor: Actor, id: string, view: SaveViewDto, ifMatch: string | undefined) {
    return this.writing(async (manager) => {
      const before = await ownView(manager, actor, id);
      requireVersion(ifMatch, before.version);
      const row = { ...before, ...view, version: before.version + 1, updatedAt: this.clock.now() };
      await manager.save(QueueViewEntity, row);
      return viewOf(row, actor);
    });
  }

  async remove(actor: Actor, id: string): Promise<void> {
    await this.writing(async (manager) => {
      await ownView(manager, actor, id);
      await manager.delete(QueueViewEntity, { id });
    });
  }

  private async writing<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    try {
      return await this.database.transaction(SYSTEM_SCOPE, work);
    } catch (error) {
      if (violatedConstraint(error) !== 'queue_views_name') throw error;
      throw new DomainError('conflict', 'view.name_taken', 'You have a view of that name already.', {
        errors: [{ field: 'name', message: 'Taken' }],
      });
    }
  }
}

async function ownView(manager: EntityManager, actor: Actor, id: string): Promise<QueueViewEntity> {
  const row = await manager.findOne(QueueViewEntity, {
    where: { id },
    lock: { mode: 'pessimistic_write' },
  });
  if (!row || (!row.shared && row.ownerId !== actor.personId)) {
    throw new DomainError('not_found', 'view.unknown', 'There is no such view.');
  }
  if (row.ownerId === actor.personId || actor.roles.includes('admin')) return row;
  throw new DomainError('forbidden', 'view.not_yours', 'Only its owner changes a shared view: save a copy.');
}

const viewOf = (row: QueueViewEntity, actor: Actor) => ({ ...row, mine: row.ownerId === actor.personId });

import { Injectable } from '@nestjs/common';
import { Timers } from '@tuntas/timers';
import type { EntityManager } from 'typeorm';
import limits from './domain/limits.json';
import { limitHoursOf, silentAt, watchAgainFrom, watchFrom } from './domain/silence';

export const SILENCE = 'shipment.silence';

interface Watched {
  readonly id: string;
  readonly service: string;
  readonly watchedSince: Date | null;
}

/** Arms one timer per parcel that somebody waits for. */
@Injectable()
export class SilenceWatch {
  constructor(private readonly timers: Timers) {}

  startsAt(facts: { shippedAt: Date }, now: Date): Date | null {
    return watchFrom(limits, facts.shippedAt, now);
  }

  async armAll(manager: EntityManager, shipments: readonly Watched[]): Promise<void> {
    const timers = shipments.flatMap(({ id, service, watchedSince }) =>
      watchedSince === null
        ? []
        : [{ name: SILENCE, subject: id, dueAt: silentAt(watchedSince, limitHoursOf(limits, service)) }],
    );
    await this.timers.armMany(manager, timers);
  }

  /** Waits again for parcels that were seen after nobody waited for them any more. */
  async again(
    manager: EntityManager,
    shipments: readonly { id: string; service: string; heardAt: Date | null }[],
    now: Date,
  ): Promise<void> {
    const watched = shipments
      .map(({ heardAt, ...shipment }) => ({
        ...shipment,
        watchedSince: heardAt && watchAgainFrom(limits, heardAt, now),
      }))
      .filter(({ watchedSince }) => watchedSince !== null);
    if (watched.length === 0) return;
    await manager.query(
      `UPDATE shipments SET watched_since = told.watched_since
       FROM unnest($1::uuid[], $2::timestamptz[]) AS told (id, watched_since) WHERE shipments.id = told.id`,
      [watched.map(({ id }) => id), watched.map(({ watchedSince }) => watchedSince)],
    );
    await this.armAll(manager, watched);
  }
}

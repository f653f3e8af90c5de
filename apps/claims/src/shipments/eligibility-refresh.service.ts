import { createHash } from 'node:crypto';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock, Database, SYSTEM_SCOPE } from '@tuntas/platform';
import { Timers } from '@tuntas/timers';
import { type EntityManager, MoreThan } from 'typeorm';
import { packs } from '../rules/packs';
import { ClaimClock } from './claim-clock.service';
import { ShipmentEntity } from './shipment.entity';
import { rowOf, stateOf } from './shipment.repository';

const CHUNK = 500;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** A release that brings other rule packs works out the windows of the parcels there are again, chunk by chunk. */
@Injectable()
export class EligibilityRefresh implements OnApplicationBootstrap {
  private readonly fingerprint = createHash('sha256').update(JSON.stringify(packs)).digest('hex');

  constructor(
    private readonly database: Database,
    private readonly timers: Timers,
    private readonly claimClock: ClaimClock,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): Promise<void> {
    return this.database.transaction(SYSTEM_SCOPE, async (manager) => {
      const seen: unknown[] = await manager.query(
        'INSERT INTO rule_libraries (fingerprint) VALUES ($1) ON CONFLICT DO NOTHING RETURNING fingerprint',
        [this.fingerprint],
      );
      if (seen.length > 0) await this.arm(manager, this.fingerprint, FIRST);
    });
  }

  async chunk(manager: EntityManager, fingerprint: string, after: string): Promise<void> {
    // An older library's turn is over; the newer one goes through all of them.
    if (fingerprint !== this.fingerprint) return;
    const rows = await manager.find(ShipmentEntity, {
      where: { id: MoreThan(after || FIRST) },
      order: { id: 'ASC' },
      take: CHUNK,
      lock: { mode: 'for_no_key_update' },
    });
    for (const row of rows) {
      const renewed = { ...row, ...rowOf(stateOf(row), row.reportedTypes, this.clock.now()) };
      if (JSON.stringify(renewed) === JSON.stringify(row)) continue;
      await manager.update(ShipmentEntity, { id: row.id }, renewed);
      await this.claimClock.follow(manager, renewed);
    }
    const last = rows.at(-1);
    if (last && rows.length === CHUNK) await this.arm(manager, fingerprint, last.id);
  }

  private arm(manager: EntityManager, subject: string, after: string): Promise<void> {
    return this.timers.arm(manager, {
      name: 'eligibility.refresh',
      subject,
      dueAt: this.clock.now(),
      data: { after },
    });
  }
}

import { Injectable } from '@nestjs/common';
import { DomainError } from '@tuntas/kernel';
import { Outbox } from '@tuntas/messaging';
import { type Actor, Clock, Database, SYSTEM_SCOPE } from '@tuntas/platform';
import type { EntityManager } from 'typeorm';
import { SilenceWatch } from '../silence/silence-watch';
import { parcelsOf } from './domain/parcels';
import { isUnwatched, record } from './recording';
import type { ShipmentRow } from '../shipments/shipment.entity';
import { groupBy } from './grouping';
import { type PlacedScan, ScanRepository, type UnmappedCode } from './scan.repository';
import type { NewScan, ScanBatchResult, ScanRowResult } from './scans.dto';
import { type ReadScan, readScan, type ToldScan } from './told-scan';

type Stored = 'stored' | 'duplicate' | 'unmapped' | 'unknown_waybill';

@Injectable()
export class ScansService {
  constructor(
    private readonly database: Database,
    private readonly scans: ScanRepository,
    private readonly watch: SilenceWatch,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async take(actor: Actor, scan: NewScan): Promise<{ result: 'stored' | 'duplicate' | 'unmapped' }> {
    const { results } = await this.takeBatch(actor, [scan]);
    const { result, errors } = results[0] ?? {};
    if (result === 'invalid' || result === undefined) {
      throw new DomainError('invalid', 'validation.failed', 'Correct the scan.', { errors });
    }
    if (result === 'unknown_waybill') {
      throw new DomainError(
        'not_found',
        'shipment.unknown',
        'No shipment with this carrier and waybill is registered.',
      );
    }
    return { result };
  }

  async takeBatch(actor: Actor, values: readonly unknown[]): Promise<ScanBatchResult> {
    const now = this.clock.now();
    const read = values.map((value) => readScan(value, now));
    const told = read.flatMap((scan) => ('told' in scan ? [scan.told] : []));
    // A carrier does not know whose parcel it scans: every organisation's shipments are in reach here.
    const stored = await this.database.transaction(SYSTEM_SCOPE, (manager) =>
      this.store(manager, actor, told, now),
    );
    return summary(read, stored);
  }

  unmapped(): Promise<UnmappedCode[]> {
    return this.database.read(SYSTEM_SCOPE, (manager) => this.scans.unmapped(manager));
  }

  private async store(
    manager: EntityManager,
    actor: Actor,
    told: readonly ToldScan[],
    now: Date,
  ): Promise<Stored[]> {
    const placed = place(told, await this.scans.lockShipments(manager, told));
    const fresh = await this.scans.insertNew(manager, placed, actor.personId, now);
    const recorded = record(fresh);
    await this.scans.saveProgress(manager, recorded);
    await this.watch.again(
      manager,
      recorded.filter(isUnwatched).map(({ shipment, progress }) => ({ ...shipment, ...progress })),
      now,
    );
    await this.outbox.append(
      manager,
      recorded.flatMap(({ events }) => events),
    );
    return told.map(storage(placed, fresh));
  }
}

/** Which parcels each scan speaks of. */
function place(told: readonly ToldScan[], shipments: readonly ShipmentRow[]): PlacedScan[] {
  const nameOf = (of: { carrierKey: string; waybillKey: string }) =>
    JSON.stringify([of.carrierKey, of.waybillKey]);
  const byName = groupBy(shipments, nameOf);
  return told.flatMap((scan) =>
    parcelsOf(byName.get(nameOf(scan)) ?? [], scan.occurredAt).map((shipment) => ({ shipment, told: scan })),
  );
}

function storage(placed: readonly PlacedScan[], fresh: readonly PlacedScan[]): (scan: ToldScan) => Stored {
  const known = new Set(placed.map(({ told }) => told));
  const stored = new Set(fresh.map(({ told }) => told));
  return (scan) => {
    if (!known.has(scan)) return 'unknown_waybill';
    if (!stored.has(scan)) return 'duplicate';
    return scan.meaning ? 'stored' : 'unmapped';
  };
}

function summary(read: readonly ReadScan[], stored: readonly Stored[]): ScanBatchResult {
  const next = stored.values();
  const results = read.map((scan, index): ScanRowResult =>
    'errors' in scan
      ? { row: index + 1, result: 'invalid', errors: scan.errors }
      : { row: index + 1, result: next.next().value ?? 'unknown_waybill' },
  );
  const count = (...of: ScanRowResult['result'][]) =>
    results.filter(({ result }) => of.includes(result)).length;
  return {
    stored: count('stored', 'unmapped'),
    duplicate: count('duplicate'),
    unmapped: count('unmapped'),
    refused: count('unknown_waybill', 'invalid'),
    results,
  };
}

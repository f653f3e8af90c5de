import { Injectable } from '@nestjs/common';
import { Outbox } from '@tuntas/messaging';
import { Audit, type Actor, Clock } from '@tuntas/platform';
import type { EntityManager } from 'typeorm';
import { v7 } from 'uuid';
import { SilenceWatch } from '../silence/silence-watch';
import { differences, keyOf, type Registration } from './domain/shipment';
import { type NewShipmentRow, ShipmentRepository } from './shipment.repository';
import { shipmentRegistered } from './shipments.events';

export interface Told extends Registration {
  /** Ids that another service has already given out; otherwise they are made here. */
  readonly id?: string;
  readonly remedyId?: string;
}

export type Registered =
  | { readonly result: 'registered' | 'known'; readonly shipmentId: string }
  | { readonly result: 'conflict'; readonly shipmentId: string; readonly differs: string[] };

/** Registers parcels once each, however often and by how many at once they are told. */
@Injectable()
export class ShipmentRegistration {
  constructor(
    private readonly shipments: ShipmentRepository,
    private readonly watch: SilenceWatch,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** One outcome per registration, in their order; all in the caller's transaction. */
  async register(
    manager: EntityManager,
    organisationId: string,
    actor: Actor,
    told: readonly Told[],
  ): Promise<Registered[]> {
    const now = this.clock.now();
    const rows = told.map((registration): NewShipmentRow => ({
      ...registration,
      id: registration.id ?? v7(),
      remedyId: registration.remedyId ?? null,
      organisationId,
      watchedSince: this.watch.startsAt(registration.facts, now),
      registeredBy: actor.personId,
      now,
    }));
    const fresh = await this.shipments.insertNew(manager, rows);
    const created = rows.filter(({ id }) => fresh.has(id));
    await this.outbox.append(manager, created.map(shipmentRegistered));
    await this.watch.armAll(
      manager,
      created.map(({ id, facts, watchedSince }) => ({ id, service: facts.service, watchedSince })),
    );
    await this.audit.append(
      manager,
      created.map(({ id }) => ({ organisationId, subject: id, action: 'shipment.registered', actor })),
    );
    const others = rows.filter(({ id }) => !fresh.has(id));
    const known = await this.shipments.known(
      manager,
      organisationId,
      others.map(({ facts }) => facts),
    );
    return rows.map((row) =>
      fresh.has(row.id) ? { result: 'registered', shipmentId: row.id } : compare(row, known),
    );
  }
}

function compare(row: NewShipmentRow, known: ReadonlyMap<string, Registration & { id: string }>): Registered {
  const before = known.get(keyOf(row.facts));
  if (!before) throw new Error('A shipment that could not be inserted is not there either.');
  const differs = differences(before, row);
  return differs.length === 0
    ? { result: 'known', shipmentId: before.id }
    : { result: 'conflict', shipmentId: before.id, differs };
}

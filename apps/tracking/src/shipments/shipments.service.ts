import { Injectable } from '@nestjs/common';
import { DomainError } from '@tuntas/kernel';
import { type Actor, Audit, Database, scopeOf } from '@tuntas/platform';
import type { Registration } from './domain/shipment';
import { type ReadRow, readRow } from './shipment-rows';
import { ShipmentRepository } from './shipment.repository';
import { type Registered, ShipmentRegistration } from './shipment-registration.service';
import type { BatchResult, NewShipment, RowResult } from './shipments.dto';

@Injectable()
export class ShipmentsService {
  constructor(
    private readonly database: Database,
    private readonly registration: ShipmentRegistration,
    private readonly shipments: ShipmentRepository,
    private readonly audit: Audit,
  ) {}

  /** Registers one parcel, or gives the one that is already there. */
  async register(actor: Actor, told: NewShipment): Promise<{ shipmentId: string; created: boolean }> {
    const [outcome] = await this.registerAll(actor, [told]);
    if (!outcome) throw new Error('A registration without an outcome.');
    if (outcome.result === 'conflict') throw otherFacts(outcome);
    return { shipmentId: outcome.shipmentId, created: outcome.result === 'registered' };
  }

  registerBatch(actor: Actor, shipments: readonly unknown[]): Promise<BatchResult> {
    return this.registerRows(actor, shipments.map(readRow));
  }

  async registerRows(actor: Actor, rows: readonly ReadRow[]): Promise<BatchResult> {
    const outcomes = await this.registerAll(
      actor,
      rows.flatMap((row) => ('told' in row ? [row.told] : [])),
    );
    const next = outcomes.values();
    const results = rows.map((row, index): RowResult => {
      if ('errors' in row) return { row: index + 1, result: 'invalid', errors: row.errors };
      const outcome = next.next().value;
      if (!outcome) throw new Error('A registration without an outcome.');
      return { row: index + 1, ...outcome };
    });
    const count = (...of: RowResult['result'][]) =>
      results.filter(({ result }) => of.includes(result)).length;
    return {
      registered: count('registered'),
      known: count('known'),
      refused: count('conflict', 'invalid'),
      results,
    };
  }

  /** Nobody else holds the recipient's name and addresses; the trail keeps that they were erased, by whom and why. */
  eraseConsignee(actor: Actor, shipmentId: string, reason: string): Promise<boolean> {
    return this.database.transaction(scopeOf(actor), async (manager) => {
      const organisationId = await this.shipments.organisationOf(manager, shipmentId);
      if (organisationId === null) {
        throw new DomainError('not_found', 'shipment.unknown', 'There is no such shipment.');
      }
      if (!(await this.shipments.eraseConsignee(manager, shipmentId))) return false;
      await this.audit.append(manager, {
        organisationId,
        subject: shipmentId,
        action: 'consignee.erased',
        actor,
        details: { reason },
      });
      return true;
    });
  }

  private async registerAll(actor: Actor, told: readonly NewShipment[]): Promise<Registered[]> {
    const { organisationId } = actor;
    if (organisationId === null) {
      throw new DomainError(
        'forbidden',
        'shipment.no_organisation',
        'Only an account of an organisation registers parcels.',
      );
    }
    if (told.length === 0) return [];
    return this.database.transaction(organisationId, (manager) =>
      this.registration.register(manager, organisationId, actor, told.map(registrationOf)),
    );
  }
}

function registrationOf({ consignee, ...facts }: NewShipment): Registration {
  return {
    facts: {
      ...facts,
      shippedAt: new Date(facts.shippedAt),
      promisedAt: facts.promisedAt === null ? null : new Date(facts.promisedAt),
    },
    consignee,
  };
}

const otherFacts = ({ shipmentId, differs }: { shipmentId: string; differs: string[] }) =>
  new DomainError(
    'conflict',
    'shipment.other_facts',
    'This waybill is registered with other facts: correct your data, or use the shipment that is there.',
    { shipmentId, differs },
  );

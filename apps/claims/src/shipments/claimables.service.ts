import { Injectable } from '@nestjs/common';
import { waybillKey } from '@tuntas/contracts';
import { type Actor, Clock, Database, keyset, type Scope, scopeOf } from '@tuntas/platform';
import { type EntityManager, In } from 'typeorm';
import { ClaimEntity } from '../claims/claim.entity';
import { claimTypes } from '../claims/domain/words';
import { answer, plainClaim } from '../rules/answer';
import type { ListClaimablesQuery } from './claimables.dto';
import { CLOSING_DAYS, leadOf, signsOf, stateAt } from './domain/claim-clock';
import { windowsOf } from './eligibility';
import { ShipmentEntity } from './shipment.entity';
import { stateOf, unknownShipment } from './shipment.repository';

const sortColumns = {
  until: { sql: 's.claimable_until', type: 'timestamptz' },
  shippedAt: { sql: 's.shipped_at', type: 'timestamptz' },
} as const;

/** Conditions on the window that is shown first; `$2` is now. */
const inState = {
  ended: 's.claimable_until < $2',
  soon: 's.claimable_until >= $2 AND s.claimable_from > $2',
  closing: `s.claimable_until >= $2 AND coalesce(s.claimable_from <= $2, true)
            AND s.claimable_until <= $2 + interval '${CLOSING_DAYS} days'`,
  open: `s.claimable_until > $2 + interval '${CLOSING_DAYS} days' AND coalesce(s.claimable_from <= $2, true)`,
} as const;

const FILED = `EXISTS (SELECT FROM claims c WHERE c.shipment_id = s.id AND c.stage <> 'cancelled')`;

/** Which parcels can be claimed for, and until when. */
@Injectable()
export class Claimables {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  list(actor: Actor, query: ListClaimablesQuery) {
    const scope = scopeOf(actor);
    const at = this.clock.now();
    const { where, params } = filterOf(scope, query, at);
    const set = keyset({ query, columns: sortColumns, id: 's.id', params });
    return this.database.read(scope, async (manager) => {
      const found: { id: string }[] = await manager.query(
        `SELECT s.id, ${set.select} FROM shipments s
         WHERE ${where} AND ${set.where} ORDER BY ${set.orderBy} LIMIT ${set.limit}`,
        set.params,
      );
      const ids = found.map(({ id }) => id);
      const rows = await manager.findBy(ShipmentEntity, { id: In(ids) });
      const byId = new Map((await this.shaped(manager, rows, at)).map((item) => [item.shipmentId, item]));
      return set.page(found, ({ id }) => byId.get(id)!);
    });
  }

  one(actor: Actor, id: string) {
    const scope = scopeOf(actor);
    return this.database.read(scope, async (manager) => {
      const where = scope === '*' ? { id } : { id, organisationId: scope };
      const row = await manager.findOneBy(ShipmentEntity, where);
      const [item] = row ? await this.shaped(manager, [row], this.clock.now()) : [];
      if (!item) throw unknownShipment();
      return item;
    });
  }

  private async shaped(manager: EntityManager, rows: readonly ShipmentEntity[], at: Date) {
    const claims = await manager.find(ClaimEntity, {
      where: { shipmentId: In(rows.map(({ id }) => id)) },
      order: { filedAt: 'ASC' },
      select: { id: true, number: true, type: true, stage: true, shipmentId: true },
    });
    return rows.map((row) => ({
      ...claimableOf(row, at),
      claims: claims
        .filter(({ shipmentId }) => shipmentId === row.id)
        .map(({ id, number, type, stage }) => ({ id, number, type, stage })),
    }));
  }
}

function filterOf(scope: Scope, query: ListClaimablesQuery, at: Date): { where: string; params: unknown[] } {
  const params: unknown[] = [scope, at];
  const conditions = [`($1 = '*' OR s.organisation_id::text = $1)`];
  const states = query.state ?? ['soon', 'open', 'closing'];
  conditions.push(`(${states.map((state) => `(${inState[state]})`).join(' OR ')})`);
  if (query.type) conditions.push(`s.claimable_type = ANY ($${params.push(query.type)}::text[])`);
  if (query.sign)
    conditions.push(`coalesce(s.claim_sign, 'none') = ANY ($${params.push(query.sign)}::text[])`);
  if (query.waybill) conditions.push(`s.waybill_key = $${params.push(waybillKey(query.waybill))}`);
  if (query.claimed) conditions.push(query.claimed === 'true' ? FILED : `NOT ${FILED}`);
  return { where: conditions.join(' AND '), params };
}

function claimableOf(row: ShipmentEntity, at: Date) {
  const shipment = stateOf(row);
  const windows = windowsOf(row.eligibility);
  const signed = signsOf(shipment, row.reportedTypes, at);
  const lead = leadOf(shipment, windows, signed, at);
  const { id: shipmentId, organisationId, waybill, carrier, service, status } = shipment;
  const { shippedAt, promisedAt, deliveredAt } = shipment;
  return {
    shipmentId,
    organisationId,
    waybill,
    carrier,
    service,
    status,
    shippedAt,
    promisedAt,
    deliveredAt,
    ...lead,
    state: stateAt(lead, at),
    worth: answer(shipment, plainClaim(lead.type)).amount,
    windows: claimTypes.map((type) => ({
      type,
      ...windows[type],
      state: windows[type].from || windows[type].until ? stateAt(windows[type], at) : null,
      sign: signed[type] ?? null,
      ruleId: row.eligibility[type].ruleId,
      mayFile: row.eligibility[type].mayFile ?? null,
    })),
  };
}

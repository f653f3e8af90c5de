import { Injectable } from '@nestjs/common';
import { DomainError } from '@tuntas/kernel';
import { type Actor, Database, keyset, type Page, type Scope, scopeOf, SYSTEM_SCOPE } from '@tuntas/platform';
import { In, IsNull, Not } from 'typeorm';
import { BeritaAcaraService } from '../berita-acara/berita-acara.service';
import { ClaimEntity } from '../claims/claim.entity';
import { endedStages } from '../claims/domain/axes';
import { type Download, EvidenceStore } from '../evidence/evidence-store';
import { answer, plainClaim } from '../rules/answer';
import { findShipment } from '../shipments/shipment.repository';
import { IncidentEntity, IncidentPhotoEntity } from './incident.entity';
import { findIncident, photosOf } from './incident.repository';
import { incidentOf } from './incident-views';
import type { ListIncidentsQuery } from './incidents.dto';

type ListedIncident = IncidentEntity & { readonly waybill: string };

const sortColumns = { reportedAt: { sql: 'reported_at', type: 'timestamptz' } } as const;

@Injectable()
export class IncidentReads {
  constructor(
    private readonly database: Database,
    private readonly store: EvidenceStore,
    private readonly beritaAcara: BeritaAcaraService,
  ) {}

  get(actor: Actor, id: string) {
    return this.database.read(scopeOf(actor), async (manager) => {
      const row = await findIncident(manager, id);
      return incidentOf(row, await photosOf(manager, id), await this.beritaAcara.summary(manager, id));
    });
  }

  async list(actor: Actor, query: ListIncidentsQuery): Promise<Page<ListedIncident>> {
    const scope = scopeOf(actor);
    const own = ownRows(scope);
    const params = [own.value, query.type ?? null, query.shipmentId ?? null];
    const set = keyset({ query, columns: sortColumns, params });
    const page = await this.database.read(scope, async (manager) => {
      const found: { id: string }[] = await manager.query(
        `SELECT id, ${set.select} FROM incidents
         WHERE ${own.where} AND ($2::text IS NULL OR type = $2) AND ($3::uuid IS NULL OR shipment_id = $3)
           AND ${set.where} ORDER BY ${set.orderBy} LIMIT ${set.limit}`,
        set.params,
      );
      const rows = await manager.findBy(IncidentEntity, { id: In(found.map(({ id }) => id)) });
      const byId = new Map(rows.map((row) => [row.id, row]));
      return set.page(found, ({ id }) => byId.get(id) as IncidentEntity);
    });
    const waybills = await this.waybills(page.items);
    const items = page.items.map((row) => ({ ...row, waybill: waybills.get(row.shipmentId) ?? '' }));
    return { ...page, items };
  }

  /** Parcels are open to their organisation only; whoever reported one read its number from the label. */
  private waybills(incidents: readonly IncidentEntity[]): Promise<Map<string, string>> {
    const ids = incidents.map(({ shipmentId }) => shipmentId);
    return this.database.read(SYSTEM_SCOPE, async (manager) => {
      const rows: { id: string; waybill: string }[] = await manager.query(
        'SELECT id, waybill FROM shipments WHERE id = ANY ($1::uuid[])',
        [ids],
      );
      return new Map(rows.map(({ id, waybill }) => [id, waybill]));
    });
  }

  async photo(actor: Actor, incidentId: string, photoId: string): Promise<Download> {
    const row = await this.database.read(scopeOf(actor), async (manager) => {
      await findIncident(manager, incidentId);
      const photo = { id: photoId, incidentId, kind: Not('berita_acara' as const), deletedAt: IsNull() };
      return manager.findOneBy(IncidentPhotoEntity, photo);
    });
    if (!row?.sharedSha256)
      throw new DomainError('not_found', 'photo.unknown', 'There is no such photo to show.');
    return this.store.download(row.sharedSha256, 'image/jpeg', row.fileName);
  }

  /** The claim that follows from an incident, filled in as far as it is known: what `POST /claims` takes. */
  claimDraft(actor: Actor, id: string) {
    const scope = scopeOf(actor);
    return this.database.read(scope, async (manager) => {
      const {
        id: incidentId,
        shipmentId,
        type,
        description,
        piecesAffected,
        occurredAt,
      } = await findIncident(manager, id);
      const shipment = await findShipment(manager, scope, { shipmentId });
      const papers = (await photosOf(manager, id)).length > 0 ? (['photo'] as const) : [];
      const estimate = answer(shipment, { ...plainClaim(type, piecesAffected), evidence: papers });
      const open = { shipmentId, type, stage: Not(In(endedStages)) };
      const existing = await manager.findOne(ClaimEntity, {
        where: open,
        select: { id: true, number: true, stage: true },
      });
      const value = shipment.goodsValue ?? shipment.insuredValue;
      const currency = (value ?? shipment.fee)?.currency ?? 'IDR';
      const line = {
        description,
        quantity: piecesAffected ?? shipment.pieces,
        claimedAmount: value?.amount ?? null,
      };
      return {
        claim: {
          shipmentId,
          incidentId,
          type,
          wish: 'compensation' as const,
          currency,
          description,
          piecesAffected,
          occurredAt,
          lines: [line],
        },
        estimate,
        existing,
      };
    });
  }
}

/** The caller's own rows, said in the statement as well as by row-level security. */
function ownRows(scope: Scope): { where: string; value: string } {
  if (scope === '*') return { where: '$1::text IS NOT NULL', value: scope };
  if (scope.startsWith('person:')) return { where: 'reporter_id = $1', value: scope.slice('person:'.length) };
  return { where: 'organisation_id = $1::uuid', value: scope };
}

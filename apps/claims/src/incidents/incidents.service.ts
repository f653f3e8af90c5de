import { Injectable } from '@nestjs/common';
import { DomainError } from '@tuntas/kernel';
import { Outbox } from '@tuntas/messaging';
import {
  type Actor,
  Audit,
  Clock,
  Database,
  Idempotency,
  type IdempotencyHeader,
  SYSTEM_SCOPE,
  validationFailed,
} from '@tuntas/platform';
import type { EntityManager } from 'typeorm';
import { v7 } from 'uuid';
import { findShipment } from '../shipments/shipment.repository';
import type { EvidenceKind } from '../evidence/domain/kinds';
import type { AcceptedFile, CheckedFile } from '../evidence/intake';
import { EvidenceIntake } from '../evidence/intake';
import { IncidentEntity, IncidentPhotoEntity } from './incident.entity';
import { findIncident, photosOf } from './incident.repository';
import { incidentOf } from './incident-views';
import { MAX_PHOTOS, type ReportIncident } from './incidents.dto';

/** A photo, unless it says what else it is. */
export type IncidentFile = AcceptedFile & { readonly kind?: EvidenceKind };

export type IncidentView = ReturnType<typeof incidentOf>;

@Injectable()
export class IncidentsService {
  constructor(
    private readonly database: Database,
    private readonly intake: EvidenceIntake,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  /** Reports what was seen, with whatever photos came along. A courier may report any parcel it holds. */
  async report(
    actor: Actor,
    report: ReportIncident,
    files: readonly CheckedFile[],
    key: IdempotencyHeader | null,
  ): Promise<IncidentView> {
    const at = this.clock.now();
    const occurredAt = report.occurredAt ? new Date(report.occurredAt) : at;
    const photos = await this.acceptPhotos(report, files, occurredAt > at);
    return this.database.transaction(SYSTEM_SCOPE, (manager) => {
      const work = () => this.write(manager, actor, report, photos, { at, occurredAt });
      return key ? this.idempotency.once(manager, { ...key, actor }, work) : work();
    });
  }

  async addPhotos(actor: Actor, id: string, files: readonly CheckedFile[]): Promise<IncidentView> {
    const photos = await this.intake.keepAll(files);
    const at = this.clock.now();
    return this.database.transaction(SYSTEM_SCOPE, async (manager) => {
      const incident = await this.ownIncident(manager, actor, id);
      await addPhotos(manager, incident, photos, at);
      await this.audit.append(manager, {
        organisationId: incident.organisationId,
        subject: id,
        action: 'incident.photos_added',
        actor,
        details: { photos: photos.length },
      });
      return incidentOf(incident, await photosOf(manager, id));
    });
  }

  /** Before any byte is read. */
  async requireOwn(actor: Actor, id: string): Promise<void> {
    await this.database.transaction(SYSTEM_SCOPE, (manager) => this.ownIncident(manager, actor, id));
  }

  /** Refusals come before anything is kept, so that what was refused does not fill the disk. */
  private async acceptPhotos(
    report: ReportIncident,
    files: readonly CheckedFile[],
    inFuture: boolean,
  ): Promise<AcceptedFile[]> {
    try {
      if (inFuture) throw validationFailed([{ field: 'occurredAt', message: 'Must not be in the future' }]);
      if (files.length > 0) {
        await this.database.read(SYSTEM_SCOPE, (manager) => findShipment(manager, SYSTEM_SCOPE, report));
      }
    } catch (error) {
      await this.intake.discard(files);
      throw error;
    }
    return this.intake.keepAll(files);
  }

  /** In the caller's transaction, with files that are kept already. */
  async write(
    manager: EntityManager,
    actor: Actor,
    report: ReportIncident,
    photos: readonly IncidentFile[],
    { at, occurredAt }: { at: Date; occurredAt: Date },
  ): Promise<IncidentView> {
    const shipment = await findShipment(manager, SYSTEM_SCOPE, report);
    const { type, description, place = null, piecesAffected = null } = report;
    const row: IncidentEntity = {
      id: v7(),
      organisationId: shipment.organisationId,
      shipmentId: shipment.id,
      reporterId: actor.personId,
      type,
      description,
      place,
      piecesAffected,
      occurredAt,
      reportedAt: at,
    };
    await manager.insert(IncidentEntity, row);
    await addPhotos(manager, row, photos, at);
    const { id, organisationId, shipmentId, reporterId } = row;
    const data = { incidentId: id, organisationId, shipmentId, reporterId, type };
    await this.outbox.append(manager, [
      {
        type: 'incident.reported',
        subject: id,
        organisationId,
        data: { ...data, occurredAt: occurredAt.toISOString(), photos: photos.length },
      },
    ]);
    await this.audit.append(manager, {
      organisationId,
      subject: id,
      action: 'incident.reported',
      actor,
      details: { shipmentId, type, photos: photos.length },
    });
    return incidentOf(row, await photosOf(manager, id));
  }

  private async ownIncident(manager: EntityManager, actor: Actor, id: string): Promise<IncidentEntity> {
    const incident = await findIncident(manager, id);
    if (incident.reporterId === actor.personId) return incident;
    throw new DomainError('not_found', 'incident.unknown', 'There is no such incident.');
  }
}

async function addPhotos(
  manager: EntityManager,
  incident: IncidentEntity,
  files: readonly IncidentFile[],
  addedAt: Date,
): Promise<void> {
  // The incident's row is the lock, so that two uploads at once do not pass the limit together.
  await manager.query('SELECT FROM incidents WHERE id = $1 FOR UPDATE', [incident.id]);
  const known = new Set((await photosOf(manager, incident.id)).map(({ sha256 }) => sha256));
  const fresh = new Map(files.filter(({ sha256 }) => !known.has(sha256)).map((file) => [file.sha256, file]));
  if (known.size + fresh.size > MAX_PHOTOS) {
    throw validationFailed([{ field: 'photos', message: `At most ${MAX_PHOTOS} photos of one incident` }]);
  }
  const { id: incidentId, organisationId, reporterId } = incident;
  const rows = [...fresh.values()].map((file) => ({
    id: v7(),
    incidentId,
    organisationId,
    reporterId,
    kind: 'photo' as const,
    ...file,
    addedAt,
  }));
  if (rows.length > 0) await manager.insert(IncidentPhotoEntity, rows);
}

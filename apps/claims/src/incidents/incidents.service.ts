import { Injectable } from '@nestjs/common';
import { Outbox } from '@tuntas/messaging';
import {
  type Actor,
  Audit,
  Clock,
  Database,
  Idempotency,
  type IdempotencyHeader,
  SYSTEM_SCOPE,
} from '@tuntas/platform';
import { Timers } from '@tuntas/timers';
import type { EntityManager } from 'typeorm';
import { v7 } from 'uuid';
import { daysAfter } from '../claims/domain/deadlines';
import { claimPolicy } from '../claims/policy';
import { ClaimClock } from '../shipments/claim-clock.service';
import { findShipment } from '../shipments/shipment.repository';
import type { AcceptedFile, CheckedFile } from '../evidence/intake';
import { EvidenceIntake } from '../evidence/intake';
import { BeritaAcaraService, findingsOf } from '../berita-acara/berita-acara.service';
import type { IssueBeritaAcaraDto } from '../berita-acara/berita-acara.dto';
import type { Signatory } from '../berita-acara/domain/findings';
import { happenedAt } from './domain/happened';
import { IncidentEntity } from './incident.entity';
import { addPhotos, type IncidentFile } from './incident-photos';
import {
  findIncident,
  insertIncident,
  photosOf,
  reportedBefore,
  unknownIncident,
} from './incident.repository';
import { incidentOf } from './incident-views';
import type { ReportIncident } from './incidents.dto';

export type IncidentView = ReturnType<typeof incidentOf>;

interface Circumstances {
  readonly at: Date;
  readonly occurredAt: Date;
  /** With them the berita acara is issued. */
  readonly signatories?: readonly Signatory[];
}

/** What came with a report, checked and kept. */
interface Accepted extends Circumstances {
  readonly photos: readonly AcceptedFile[];
}

@Injectable()
export class IncidentsService {
  constructor(
    private readonly database: Database,
    private readonly intake: EvidenceIntake,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly idempotency: Idempotency,
    private readonly beritaAcara: BeritaAcaraService,
    private readonly claimClock: ClaimClock,
    private readonly timers: Timers,
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
    const accepted = await this.accept(actor, report, files, at);
    return this.database.transaction(SYSTEM_SCOPE, (manager) => {
      const work = () => this.write(manager, actor, report, accepted.photos, accepted);
      return this.idempotency.once(manager, key && { ...key, actor }, work);
    });
  }

  /** The paper for a report that came without signatures; by whoever reported it, or the desk. */
  async issue(
    actor: Actor,
    id: string,
    { findings, signatures }: IssueBeritaAcaraDto,
  ): Promise<IncidentView> {
    const at = this.clock.now();
    await this.requireOwn(actor, id);
    const signatories = await this.beritaAcara.keepSignatures(signatures, at);
    return this.database.transaction(SYSTEM_SCOPE, async (manager) => {
      const incident = await this.ownIncident(manager, actor, id);
      const shipment = await findShipment(manager, SYSTEM_SCOPE, { shipmentId: incident.shipmentId });
      const photos = await photosOf(manager, id);
      const found = findings ? findingsOf(findings) : incident.findings;
      const facts = { incident, shipment, photos, findings: found, signatories };
      return incidentOf(incident, photos, await this.beritaAcara.issue(manager, actor, facts, at));
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
      return this.view(manager, incident);
    });
  }

  /** Before any byte is read. */
  async requireOwn(actor: Actor, id: string): Promise<void> {
    await this.database.transaction(SYSTEM_SCOPE, (manager) => this.ownIncident(manager, actor, id));
  }

  /** Refusals come before anything is kept, so that what was refused does not fill the disk. */
  private async accept(
    actor: Actor,
    report: ReportIncident,
    files: readonly CheckedFile[],
    at: Date,
  ): Promise<Accepted> {
    try {
      const occurredAt = happenedAt(report.occurredAt, at);
      await this.database.read(SYSTEM_SCOPE, async (manager) => {
        const known = await reportedBefore(manager, actor.personId, report.clientId);
        if (!known) await findShipment(manager, SYSTEM_SCOPE, report);
      });
      const signatories = await this.beritaAcara.keepSignatures(report.signatures ?? [], at);
      return { at, occurredAt, signatories, photos: await this.intake.keepAll(files) };
    } finally {
      await this.intake.discard(files);
    }
  }

  /** In the caller's transaction, with files that are kept already. */
  async write(
    manager: EntityManager,
    actor: Actor,
    report: ReportIncident,
    photos: readonly IncidentFile[],
    { at, occurredAt, signatories = [] }: Circumstances,
  ): Promise<IncidentView> {
    const known = await reportedBefore(manager, actor.personId, report.clientId);
    if (known) return this.view(manager, known);
    const shipment = await findShipment(manager, SYSTEM_SCOPE, report);
    const { type, description, place = null, piecesAffected = null, clientId = null } = report;
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
      clientId,
      findings: findingsOf(report.findings ?? []),
    };
    const first = await insertIncident(manager, row);
    if (first.id !== row.id) return this.view(manager, first);
    await addPhotos(manager, row, photos, at);
    const dueAt = daysAfter(at, claimPolicy.incidentDays);
    await this.timers.arm(manager, { name: 'incident.retire', subject: row.id, dueAt });
    await this.tell(manager, actor, row, photos.length);
    const kept = await photosOf(manager, row.id);
    if (signatories.length === 0) return incidentOf(row, kept, null);
    const facts = { incident: row, shipment, photos: kept, findings: row.findings, signatories };
    return incidentOf(row, kept, await this.beritaAcara.issue(manager, actor, facts, at));
  }

  private async tell(
    manager: EntityManager,
    actor: Actor,
    { id, organisationId, shipmentId, reporterId, type, occurredAt }: IncidentEntity,
    photos: number,
  ): Promise<void> {
    const data = { incidentId: id, organisationId, shipmentId, reporterId, type };
    await this.outbox.append(manager, [
      {
        type: 'incident.reported',
        subject: id,
        organisationId,
        data: { ...data, occurredAt: occurredAt.toISOString(), photos },
      },
    ]);
    await this.claimClock.reported(manager, shipmentId, type);
    await this.audit.append(manager, {
      organisationId,
      subject: id,
      action: 'incident.reported',
      actor,
      details: { shipmentId, type, photos },
    });
  }

  private async view(manager: EntityManager, incident: IncidentEntity): Promise<IncidentView> {
    const { id } = incident;
    return incidentOf(incident, await photosOf(manager, id), await this.beritaAcara.summary(manager, id));
  }

  private async ownIncident(manager: EntityManager, actor: Actor, id: string): Promise<IncidentEntity> {
    const incident = await findIncident(manager, id);
    if (incident.reporterId === actor.personId) return incident;
    throw unknownIncident();
  }
}

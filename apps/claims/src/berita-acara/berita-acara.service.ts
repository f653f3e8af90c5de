import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '@tuntas/kernel';
import { Outbox } from '@tuntas/messaging';
import { type Actor, Audit, CONFIG, fingerprintOf } from '@tuntas/platform';
import { Timers } from '@tuntas/timers';
import type { EntityManager } from 'typeorm';
import { v7 } from 'uuid';
import type { ClaimsConfig } from '../config';
import { EvidenceStore } from '../evidence/evidence-store';
import type { IncidentEntity, IncidentPhotoEntity } from '../incidents/incident.entity';
import { localDate } from '../rules/window';
import type { Shipment } from '../shipments/domain/shipment';
import type { FindingInput, SignatureInput } from './berita-acara.dto';
import { BeritaAcaraEntity } from './berita-acara.entity';
import { nextPlace } from './berita-acara.repository';
import { summaryOf } from './berita-acara-views';
import type { BeritaAcaraContent } from './domain/content';
import type { Finding, Signatory } from './domain/findings';
import { numberOf } from './domain/number';
import { signatureImage } from './signature-images';

/** The operator at whose desk or on whose road it was written; an installation without one has a single book. */
const operatorOf = (actor: Actor): string => actor.organisationId ?? 'operator';

interface Facts {
  readonly incident: IncidentEntity;
  readonly shipment: Shipment;
  readonly photos: readonly IncidentPhotoEntity[];
  readonly findings: readonly Finding[];
  readonly signatories: readonly Signatory[];
}

/** Issues the paper of an incident, in the transaction of whoever reports it. */
@Injectable()
export class BeritaAcaraService {
  constructor(
    private readonly store: EvidenceStore,
    private readonly outbox: Outbox,
    private readonly timers: Timers,
    private readonly audit: Audit,
    @Inject(CONFIG) private readonly config: ClaimsConfig,
  ) {}

  /** Before the transaction: signatures become files of the store, each under its hash. */
  async keepSignatures(given: readonly SignatureInput[], at: Date): Promise<Signatory[]> {
    const kept: Signatory[] = [];
    for (const [index, signature] of given.entries()) {
      const image = await signatureImage(signature, `signatures.${index}`);
      const { party, name, signedAt, refused } = signature;
      kept.push({
        party,
        name,
        signedAt: image && (signedAt ? new Date(signedAt) : at).toISOString(),
        signatureSha256: image && (await this.store.keepContent(image)),
        refusal: refused ?? null,
      });
    }
    return kept;
  }

  async issue(manager: EntityManager, actor: Actor, facts: Facts, at: Date) {
    const { incident } = facts;
    const { id: incidentId, organisationId, reporterId } = incident;
    if (await manager.existsBy(BeritaAcaraEntity, { incidentId })) throw alreadyIssued();
    const operatorId = operatorOf(actor);
    const year = Number(localDate(at, 'Asia/Jakarta').slice(0, 4));
    const place = await nextPlace(manager, operatorId, year);
    const number = numberOf(place);
    const content = contentOf(facts, { number, operatorId, at });
    const row: BeritaAcaraEntity = {
      id: v7(),
      incidentId,
      organisationId,
      reporterId,
      operatorId,
      year,
      no: place.no,
      number,
      content,
      contentSha256: fingerprintOf(content),
      issuedAt: at,
    };
    await manager.insert(BeritaAcaraEntity, row);
    await this.timers.arm(manager, { name: 'berita_acara.render', subject: row.id, dueAt: at });
    await this.tell(manager, actor, row, incident.shipmentId);
    return summaryOf(row, this.config.PUBLIC_URL);
  }

  /** The paper of an incident in short; `null` without one. */
  async summary(manager: EntityManager, incidentId: string) {
    const row = await manager.findOneBy(BeritaAcaraEntity, { incidentId });
    return row && summaryOf(row, this.config.PUBLIC_URL);
  }

  private async tell(
    manager: EntityManager,
    actor: Actor,
    { id, incidentId, organisationId, number, contentSha256 }: BeritaAcaraEntity,
    shipmentId: string,
  ): Promise<void> {
    const data = { beritaAcaraId: id, incidentId, organisationId, shipmentId, number, contentSha256 };
    await this.outbox.append(manager, [
      { type: 'berita_acara.issued', subject: incidentId, organisationId, data },
    ]);
    await this.audit.append(manager, {
      organisationId,
      subject: incidentId,
      action: 'berita_acara.issued',
      actor,
      details: { number, contentSha256 },
    });
  }
}

const alreadyIssued = (): DomainError =>
  new DomainError('conflict', 'berita_acara.issued', 'This incident has its berita acara already; read it.');

export const findingsOf = (given: readonly FindingInput[]): Finding[] =>
  given.map(({ condition, item = null, quantity = null, note = null }) => ({
    condition,
    item,
    quantity,
    note,
  }));

function contentOf(
  { incident, shipment, photos, findings, signatories }: Facts,
  { number, operatorId, at }: { number: string; operatorId: string; at: Date },
): BeritaAcaraContent {
  const { id, carrier, waybill, service, pieces } = shipment;
  return {
    number,
    incidentId: incident.id,
    operatorId,
    shipment: { id, carrier, waybill, service, pieces },
    type: incident.type,
    description: incident.description,
    place: incident.place,
    piecesAffected: incident.piecesAffected,
    occurredAt: incident.occurredAt.toISOString(),
    issuedAt: at.toISOString(),
    findings,
    signatories,
    photos: photos.map(({ sha256, sharedSha256 }) => ({ sha256, sharedSha256 })),
  };
}

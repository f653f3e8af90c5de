import { Injectable } from '@nestjs/common';
import { Audit, SYSTEM_SCOPE, systemActor } from '@tuntas/platform';
import { Timers } from '@tuntas/timers';
import { type EntityManager, In, IsNull, Not } from 'typeorm';
import { ClaimEntity } from '../claims/claim.entity';
import { findClaim } from '../claims/claim.repository';
import type { Stage } from '../claims/domain/axes';
import { daysAfter } from '../claims/domain/deadlines';
import { claimPolicy } from '../claims/policy';
import { IncidentEntity, IncidentPhotoEntity } from '../incidents/incident.entity';
import { photosOf } from '../incidents/incident.repository';
import { EvidenceEntity } from './evidence.entity';
import { flagReuse } from './evidence.repository';
import { EvidenceStore } from './evidence-store';

const STILL_OPEN_DAYS = 7;
const LOOK_AGAIN_MS = 600_000;
const over: readonly Stage[] = ['settled', 'closed', 'cancelled', 'expired'];

/** What happens to evidence when its time comes. */
@Injectable()
export class EvidenceRetention {
  constructor(
    private readonly store: EvidenceStore,
    private readonly timers: Timers,
    private readonly audit: Audit,
  ) {}

  /** An identity paper goes when its days are over and its claim is; the row stays and says that it went. */
  async deleteIdentity(manager: EntityManager, id: string, at: Date): Promise<void> {
    const row = await manager.findOneBy(EvidenceEntity, { id });
    if (!row || row.deletedAt || !row.deleteAfter || at < row.deleteAfter) return;
    const { claimId, organisationId, kind } = row;
    const claim = await findClaim(manager, SYSTEM_SCOPE, claimId);
    if (!over.includes(claim.stage)) {
      const dueAt = daysAfter(at, STILL_OPEN_DAYS);
      await manager.update(EvidenceEntity, { id }, { deleteAfter: dueAt });
      await this.timers.arm(manager, { name: 'evidence.delete', subject: id, dueAt });
      return;
    }
    // The same paper in another claim has its own days.
    await manager.update(EvidenceEntity, { id }, { deletedAt: at, fileName: kind });
    await this.timers.arm(manager, { name: 'evidence.purge', subject: id, dueAt: at });
    await this.audit.append(manager, {
      organisationId,
      subject: claimId,
      action: 'evidence.deleted',
      actor: systemActor,
      channel: 'timer',
      details: { evidenceId: id, kind },
    });
  }

  /** Years after a claim ended all its evidence goes, whatever it shows; a claim that was opened again keeps it. */
  async retire(manager: EntityManager, claimId: string, at: Date): Promise<void> {
    const { stage, organisationId } = await findClaim(manager, SYSTEM_SCOPE, claimId);
    if (!over.includes(stage)) return;
    const rows = await manager.findBy(EvidenceEntity, { claimId, deletedAt: IsNull() });
    if (rows.length === 0) return;
    for (const { id, kind } of rows) {
      await manager.update(EvidenceEntity, { id, deletedAt: IsNull() }, { deletedAt: at, fileName: kind });
      await this.timers.arm(manager, { name: 'evidence.purge', subject: id, dueAt: at });
    }
    await this.audit.append(manager, {
      organisationId,
      subject: claimId,
      action: 'evidence.retired',
      actor: systemActor,
      channel: 'timer',
      details: { files: rows.length },
    });
  }

  /**
   * Years after it was reported the photos of an incident go; while a claim of the parcel is open they wait. Those that
   * came into a claim have rows of their own there. The signed berita acara stays, as everybody who holds it may verify it.
   */
  async retireIncident(manager: EntityManager, id: string, at: Date): Promise<void> {
    const incident = await manager.findOneBy(IncidentEntity, { id });
    if (!incident || at < daysAfter(incident.reportedAt, claimPolicy.incidentDays)) return;
    const { shipmentId, organisationId } = incident;
    if (await manager.existsBy(ClaimEntity, { shipmentId, stage: Not(In([...over])) })) {
      const dueAt = daysAfter(at, STILL_OPEN_DAYS);
      await this.timers.arm(manager, { name: 'incident.retire', subject: id, dueAt });
      return;
    }
    const photos = await photosOf(manager, id);
    if (photos.length === 0) return;
    for (const { id: photoId, kind } of photos) {
      await manager.update(IncidentPhotoEntity, { id: photoId }, { deletedAt: at, fileName: kind });
      await this.timers.arm(manager, { name: 'evidence.purge', subject: photoId, dueAt: at });
    }
    await this.audit.append(manager, {
      organisationId,
      subject: id,
      action: 'incident.retired',
      actor: systemActor,
      channel: 'timer',
      details: { files: photos.length },
    });
  }

  /** Takes the bytes away after the commit; a process that dies in between finds the timer again. */
  async purge(manager: EntityManager, id: string, at: Date): Promise<(() => Promise<void>) | undefined> {
    const row =
      (await manager.findOneBy(EvidenceEntity, { id })) ??
      (await manager.findOneBy(IncidentPhotoEntity, { id }));
    if (!row?.deletedAt) return undefined;
    const hashes = [row.sha256, row.sharedSha256].filter((hash) => hash !== null);
    const unused = await unusedOf(manager, hashes);
    if (unused.length === 0) return undefined;
    const lookAgain = row.deletedAt.getTime() + 7 * LOOK_AGAIN_MS > at.getTime();
    const dueAt = new Date(at.getTime() + LOOK_AGAIN_MS);
    if (lookAgain) await this.timers.arm(manager, { name: 'evidence.purge', subject: id, dueAt });
    return async () => {
      for (const hash of unused) await this.store.remove(hash);
    };
  }

  /** Photos that came with an incident are held against those of other claims. */
  async compare(manager: EntityManager, claimId: string, at: Date): Promise<void> {
    const rows = await manager.find(EvidenceEntity, { where: { claimId } });
    for (const row of rows) await flagReuse(manager, row, at);
  }
}

/** Content that nothing which is still there refers to. */
async function unusedOf(manager: EntityManager, hashes: readonly string[]): Promise<string[]> {
  const rows = await manager.query<{ hash: string }[]>(
    `SELECT hash FROM unnest($1::text[]) AS h (hash)
     WHERE NOT EXISTS (SELECT FROM evidence WHERE deleted_at IS NULL AND (sha256 = hash OR shared_sha256 = hash))
       AND NOT EXISTS (SELECT FROM incident_photos WHERE deleted_at IS NULL AND (sha256 = hash OR shared_sha256 = hash))`,
    [hashes],
  );
  return rows.map(({ hash }) => hash);
}

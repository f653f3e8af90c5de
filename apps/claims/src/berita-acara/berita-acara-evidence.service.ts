import { Injectable } from '@nestjs/common';
import { Clock, Database, SYSTEM_SCOPE, systemActor } from '@tuntas/platform';
import { Timers } from '@tuntas/timers';
import { type EntityManager, In, Not } from 'typeorm';
import { type Author, systemAuthor } from '../claims/author';
import { ClaimEntity } from '../claims/claim.entity';
import { lockClaim } from '../claims/claim.repository';
import { allowedActions } from '../claims/domain/actions';
import { endedStages } from '../claims/domain/axes';
import { EvidenceAdding } from '../evidence/evidence-adding';
import { IncidentEntity, IncidentPhotoEntity } from '../incidents/incident.entity';
import { findBeritaAcara } from './berita-acara.repository';
import { BeritaAcaraRenderer } from './berita-acara-renderer.service';

/** When claims that were being filed while the paper was rendered are looked at again. */
const LOOK_AGAIN_MS = 60_000;

/** Puts the rendered paper into the open claims of its parcel; those filed later take it when they are filed. */
@Injectable()
export class BeritaAcaraEvidence {
  constructor(
    private readonly database: Database,
    private readonly renderer: BeritaAcaraRenderer,
    private readonly adding: EvidenceAdding,
    private readonly timers: Timers,
    private readonly clock: Clock,
  ) {}

  /** The second timer finds what a crash between commit and rendering left undone. */
  async render(manager: EntityManager, id: string, firedAt: Date): Promise<() => Promise<void>> {
    const dueAt = new Date(firedAt.getTime() + LOOK_AGAIN_MS);
    await this.timers.arm(manager, { name: 'berita_acara.attach', subject: id, dueAt });
    return async () => {
      await this.renderer.renderAll(id);
      await this.database.transaction(SYSTEM_SCOPE, (own) => this.attach(own, id));
    };
  }

  async attach(manager: EntityManager, id: string): Promise<void> {
    const { incidentId } = await findBeritaAcara(manager, { id });
    const paper = await manager.findOneBy(IncidentPhotoEntity, { incidentId, kind: 'berita_acara' });
    if (!paper) {
      await this.timers.arm(manager, { name: 'berita_acara.render', subject: id, dueAt: this.clock.now() });
      return;
    }
    const { shipmentId, reporterId } = await manager.findOneByOrFail(IncidentEntity, { id: incidentId });
    const open = { shipmentId, stage: Not(In(endedStages)) };
    const claims = await manager.find(ClaimEntity, {
      where: open,
      select: { id: true },
      order: { id: 'ASC' },
    });
    for (const claim of claims) await this.attachTo(manager, claim.id, paper, reporterId);
  }

  private async attachTo(
    manager: EntityManager,
    claimId: string,
    { fileName, size, sha256 }: IncidentPhotoEntity,
    addedBy: string,
  ): Promise<void> {
    const claim = await lockClaim(manager, SYSTEM_SCOPE, claimId);
    if (!allowedActions(claim.state).some(({ action }) => action === 'provide_evidence')) return;
    const file = {
      fileName,
      mediaType: 'application/pdf',
      size,
      sha256,
      sharedSha256: null,
      facts: {},
    } as const;
    const author: Author = { ...systemAuthor('event'), actor: { ...systemActor, personId: addedBy } };
    await this.adding.add(manager, claim, [file], { kind: 'berita_acara', author });
  }
}

import { Injectable } from '@nestjs/common';
import { DomainError } from '@tuntas/kernel';
import {
  type Actor,
  Audit,
  Database,
  Idempotency,
  type IdempotencyHeader,
  isStaff,
  scopeOf,
} from '@tuntas/platform';
import type { EntityManager } from 'typeorm';
import { authorOf } from '../claims/author';
import { findClaim, lockClaim } from '../claims/claim.repository';
import { requireAction } from '../claims/domain/actions';
import { type EvidenceKind, isIdentity } from './domain/kinds';
import { copyToGive, type Wanted } from './domain/copies';
import { EvidenceAdding } from './evidence-adding';
import { EvidenceEntity } from './evidence.entity';
import { type Download, EvidenceStore } from './evidence-store';
import { evidenceOf, sharedNameOf } from './evidence-views';
import { isDecodable, maskableWords } from './domain/media-types';
import { type CheckedFile, EvidenceIntake, refused } from './intake';

@Injectable()
export class EvidenceService {
  constructor(
    private readonly database: Database,
    private readonly intake: EvidenceIntake,
    private readonly store: EvidenceStore,
    private readonly adding: EvidenceAdding,
    private readonly idempotency: Idempotency,
    private readonly audit: Audit,
  ) {}

  /** Before any byte is read: may this claim take evidence from this person now? */
  async requireOpen(actor: Actor, claimId: string): Promise<void> {
    const scope = scopeOf(actor);
    await this.database.transaction(scope, async (manager) => {
      const { state } = await lockClaim(manager, scope, claimId);
      requireAction('provide_evidence', state);
    });
  }

  async add(
    actor: Actor,
    claimId: string,
    files: readonly CheckedFile[],
    { kind, key }: { kind: EvidenceKind | undefined; key: IdempotencyHeader | null },
  ) {
    const identity = kind !== undefined && isIdentity(kind);
    if (identity) await this.requireMaskable(files);
    const accepted = await this.intake.keepAll(files, { identity });
    const scope = scopeOf(actor);
    return this.database.transaction(scope, (manager) => {
      const work = async () => {
        const claim = await lockClaim(manager, scope, claimId);
        const added = await this.adding.add(manager, claim, accepted, { kind, author: authorOf(actor) });
        return { stage: added.claim.stage, items: added.rows.map((row) => evidenceOf(row, isStaff(actor))) };
      };
      return this.idempotency.once(manager, key && { ...key, actor }, work);
    });
  }

  /** Whoever is not the desk sees identity papers masked, so only files of which such a copy can be made are taken. */
  private async requireMaskable(files: readonly CheckedFile[]): Promise<void> {
    const odd = files.find(({ mediaType }) => !isDecodable(mediaType));
    if (!odd) return;
    await this.intake.discard(files);
    throw refused(
      odd.field,
      `Send identity papers as ${maskableWords}: of other files no masked copy can be made`,
    );
  }

  list(actor: Actor, claimId: string) {
    const scope = scopeOf(actor);
    return this.database.read(scope, async (manager) => {
      await findClaim(manager, scope, claimId);
      const rows = await manager.find(EvidenceEntity, {
        where: { claimId },
        order: { addedAt: 'ASC', id: 'ASC' },
      });
      return { items: rows.map((row) => evidenceOf(row, isStaff(actor))) };
    });
  }

  /** The copy that may be passed on, or the original for the desk; that one, and every identity paper, is noted down. */
  async download(actor: Actor, claimId: string, evidenceId: string, wanted: Wanted): Promise<Download> {
    const scope = scopeOf(actor);
    const row = await this.database.transaction(scope, async (manager) => {
      await findClaim(manager, scope, claimId);
      const found = await findEvidence(manager, claimId, evidenceId);
      if (copyToGive(found, isStaff(actor), wanted) === 'original' && isStaff(actor)) {
        await this.noteOpened(manager, actor, found, wanted.purpose);
      }
      return found;
    });
    return copyToGive(row, isStaff(actor), wanted) === 'shared' && row.sharedSha256
      ? this.store.download(row.sharedSha256, 'image/jpeg', sharedNameOf(row.fileName))
      : this.store.download(row.sha256, row.mediaType, row.fileName);
  }

  private async noteOpened(
    manager: EntityManager,
    actor: Actor,
    { id: evidenceId, claimId, organisationId, kind }: EvidenceEntity,
    purpose: string | undefined,
  ): Promise<void> {
    await this.audit.append(manager, {
      organisationId,
      subject: claimId,
      action: isIdentity(kind) ? 'evidence.identity_opened' : 'evidence.original_opened',
      actor,
      reason: purpose ?? null,
      details: { evidenceId, kind },
    });
  }
}

export async function findEvidence(
  manager: EntityManager,
  claimId: string,
  evidenceId: string,
): Promise<EvidenceEntity> {
  const row = await manager.findOneBy(EvidenceEntity, { id: evidenceId, claimId });
  if (!row) throw new DomainError('not_found', 'evidence.unknown', 'There is no such evidence.');
  return row;
}

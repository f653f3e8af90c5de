import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '@tuntas/kernel';
import {
  type Actor,
  Audit,
  Clock,
  CONFIG,
  Database,
  readLink,
  scopeOf,
  signLink,
  SYSTEM_SCOPE,
  systemActor,
  withLinkSecret,
} from '@tuntas/platform';
import { findClaim } from '../claims/claim.repository';
import type { ClaimsConfig } from '../config';
import { copyToGive } from './domain/copies';
import { EvidenceEntity } from './evidence.entity';
import { findEvidence } from './evidence.service';
import { type Download, EvidenceStore } from './evidence-store';
import { sharedNameOf } from './evidence-views';

const PURPOSE = 'evidence';

/** Links that open one file without an account until they expire: for a carrier, an insurer, an outside body. */
@Injectable()
export class EvidenceLinks {
  constructor(
    private readonly database: Database,
    private readonly store: EvidenceStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: ClaimsConfig,
  ) {}

  create(actor: Actor, claimId: string, evidenceId: string, minutes: number) {
    const scope = scopeOf(actor);
    const expiresAt = new Date(this.clock.now().getTime() + minutes * 60_000);
    return this.database.transaction(scope, async (manager) => {
      await findClaim(manager, scope, claimId);
      const row = await findEvidence(manager, claimId, evidenceId);
      // Only what may be passed on gets a link.
      copyToGive(row, false, { copy: 'shared' });
      await this.audit.append(manager, {
        organisationId: row.organisationId,
        subject: claimId,
        action: 'evidence.link_created',
        actor,
        details: { evidenceId, expiresAt: expiresAt.toISOString() },
      });
      const token = signLink({ purpose: PURPOSE, subject: evidenceId, expiresAt }, this.config.LINK_SECRET);
      const base = this.config.PUBLIC_URL.replace(/\/$/, '');
      return { url: `${base}/api/evidence-links/${token}`, expiresAt };
    });
  }

  /** Whoever holds the link; each use is noted down. */
  async open(token: string): Promise<Download> {
    const link = withLinkSecret(this.config, (secret) => readLink(token, PURPOSE, secret));
    if (!link) throw unknownLink();
    if (this.clock.now() > link.expiresAt) throw expiredLink();
    const row = await this.database.transaction(SYSTEM_SCOPE, async (manager) => {
      const found = await manager.findOneBy(EvidenceEntity, { id: link.subject });
      if (!found) throw unknownLink();
      copyToGive(found, false, { copy: 'shared' });
      await this.audit.append(manager, {
        organisationId: found.organisationId,
        subject: found.claimId,
        action: 'evidence.link_opened',
        actor: systemActor,
        channel: 'link',
        details: { evidenceId: found.id },
      });
      return found;
    });
    return row.sharedSha256
      ? this.store.download(row.sharedSha256, 'image/jpeg', sharedNameOf(row.fileName))
      : this.store.download(row.sha256, row.mediaType, row.fileName);
  }
}

const unknownLink = (): DomainError =>
  new DomainError('not_found', 'evidence.link_unknown', 'This link is not complete: ask for it again.');

const expiredLink = (): DomainError =>
  new DomainError('not_found', 'evidence.link_expired', 'This link has expired: ask for a new one.');

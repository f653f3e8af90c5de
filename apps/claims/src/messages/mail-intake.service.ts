import { Injectable } from '@nestjs/common';
import { type Actor, Database, SYSTEM_SCOPE } from '@tuntas/platform';
import type { Author } from '../claims/author';
import { lockClaim } from '../claims/claim.repository';
import { requireAction } from '../claims/domain/actions';
import { EvidenceAdding } from '../evidence/evidence-adding';
import { type CheckedFile, EvidenceIntake } from '../evidence/intake';
import { ClaimMessageEntity } from './message.entity';
import type { MailAuthor, MailReplyDto } from './messages.dto';
import { ThreadService } from './thread.service';

/** Replies by mail, which notifications took in and checked: the same mail joins the conversation once. */
@Injectable()
export class MailIntakeService {
  constructor(
    private readonly database: Database,
    private readonly intake: EvidenceIntake,
    private readonly adding: EvidenceAdding,
    private readonly thread: ThreadService,
  ) {}

  /** Before any byte is read. */
  async requireOpen(claimId: string): Promise<void> {
    await this.database.transaction(SYSTEM_SCOPE, async (manager) => {
      requireAction('provide_evidence', (await lockClaim(manager, SYSTEM_SCOPE, claimId)).state);
    });
  }

  /** A file of a mail becomes evidence like any other; sent again it is the row there is. */
  async addFile(claimId: string, from: MailAuthor, files: readonly CheckedFile[]): Promise<{ id: string }> {
    const accepted = await this.intake.keepAll(files);
    return this.database.transaction(SYSTEM_SCOPE, async (manager) => {
      const claim = await lockClaim(manager, SYSTEM_SCOPE, claimId);
      const { rows } = await this.adding.add(manager, claim, accepted, {
        kind: undefined,
        author: authorOf(from),
      });
      return { id: rows[0]?.id ?? '' };
    });
  }

  join(claimId: string, reply: MailReplyDto): Promise<{ messageId: string; joined: boolean }> {
    const { mailId, side, body, attachments, omittedFiles } = reply;
    return this.database.transaction(SYSTEM_SCOPE, async (manager) => {
      const claim = await lockClaim(manager, SYSTEM_SCOPE, claimId);
      const known = await manager.findOneBy(ClaimMessageEntity, { claimId, mailId });
      if (known) return { messageId: known.id, joined: false };
      const said = {
        body,
        visibility: 'claimant',
        channel: 'email',
        attachments,
        mailId,
        omittedFiles,
      } as const;
      const row = await this.thread.add(manager, claim, side, authorOf(reply), said);
      return { messageId: row.id, joined: true };
    });
  }
}

function authorOf({ personId, organisationId, side }: MailAuthor): Author {
  const role = side === 'staff' ? 'agent' : 'shipper';
  const actor: Actor = { personId, organisationId, roles: [role], kind: 'person' };
  return { actor, role, channel: 'email' };
}

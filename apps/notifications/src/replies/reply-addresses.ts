import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, Database, SYSTEM_SCOPE, withLinkSecret } from '@tuntas/platform';
import type { NotificationsConfig } from '../config';
import { idInAddress, newReplyId, replyAddress } from './reply-address';

/** One person's end of one conversation. */
export interface ReplyEnd {
  readonly id: string;
  readonly claimId: string;
  readonly personId: string;
  readonly organisationId: string;
  readonly roles: readonly string[];
}

// Not DO NOTHING: of two mails that leave at once the second would see neither its own row nor the other's.
const TAKE = `
  INSERT INTO reply_addresses AS known (id, claim_id, person_id, organisation_id)
  SELECT $1, c.claim_id, $3, c.organisation_id FROM cases c WHERE c.claim_id = $2
  ON CONFLICT (claim_id, person_id) DO UPDATE SET id = known.id RETURNING id`;

const FIND = `
  SELECT a.id, a.claim_id AS "claimId", a.person_id AS "personId", r.organisation_id AS "organisationId", r.roles
  FROM reply_addresses a JOIN recipients r ON r.person_id = a.person_id AND r.active
  WHERE a.id = $1`;

/** Addresses that lead a reply back to its claim: one per claim and person, signed, worth nothing to anybody else. */
@Injectable()
export class ReplyAddresses {
  constructor(
    private readonly database: Database,
    @Inject(CONFIG) private readonly config: NotificationsConfig,
  ) {}

  /** `null` where no mail is taken in, or the claim is not known here yet. */
  async of(claimId: string, personId: string): Promise<string | null> {
    const { MAIL_REPLY_DOMAIN: domain, LINK_SECRET } = this.config;
    if (!domain) return null;
    const [row] = await this.database.transaction(SYSTEM_SCOPE, (manager) =>
      manager.query<{ id: string }[]>(TAKE, [newReplyId(), claimId, personId]),
    );
    return row ? replyAddress(row.id, domain, LINK_SECRET) : null;
  }

  /** Whose address this is; `null` when we never signed it, or whoever had it is gone. */
  async read(address: string): Promise<ReplyEnd | null> {
    const { MAIL_REPLY_DOMAIN: domain } = this.config;
    if (!domain) return null;
    const id = withLinkSecret(this.config, (secret) => idInAddress(address, domain, secret));
    if (!id) return null;
    const [row] = await this.database.read(SYSTEM_SCOPE, (manager) => manager.query<ReplyEnd[]>(FIND, [id]));
    return row ?? null;
  }
}

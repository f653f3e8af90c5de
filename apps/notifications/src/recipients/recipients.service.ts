import { Injectable } from '@nestjs/common';
import type { Envelope } from '@tuntas/contracts';
import type { EntityManager } from 'typeorm';

const UPSERT = `
  INSERT INTO recipients (person_id, organisation_id, roles, locale, active) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (person_id) DO UPDATE SET
    organisation_id = excluded.organisation_id, roles = excluded.roles, locale = excluded.locale, active = excluded.active`;

/** Who may be written to, as ids; the gateway says who that is. */
@Injectable()
export class RecipientsService {
  async keep(manager: EntityManager, { data }: Envelope<'user.invited' | 'user.updated'>): Promise<void> {
    const active = 'active' in data ? data.active : true;
    await manager.query(UPSERT, [data.personId, data.organisationId, data.roles, data.locale, active]);
  }
}

import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { Envelope } from '@tuntas/contracts';
import { EventContext } from '@tuntas/messaging';

const UPSERT = `
  INSERT INTO recipients (person_id, organisation_id, roles, locale, active) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (person_id) DO UPDATE SET
    organisation_id = excluded.organisation_id, roles = excluded.roles, locale = excluded.locale, active = excluded.active`;

/** Keeps who may be written to, as ids; the gateway says who that is. */
@Controller()
export class RecipientsConsumer {
  @EventPattern<string[]>(['user.invited', 'user.updated'])
  async keep(
    @Payload() { data }: Envelope<'user.invited' | 'user.updated'>,
    @Ctx() { manager }: EventContext,
  ): Promise<void> {
    const active = 'active' in data ? data.active : true;
    await manager.query(UPSERT, [data.personId, data.organisationId, data.roles, data.locale, active]);
  }
}

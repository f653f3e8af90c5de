import { Injectable } from '@nestjs/common';
import type { OrganisationKind } from '@tuntas/contracts';
import { DomainError } from '@tuntas/kernel';
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
import type { EntityManager } from 'typeorm';
import { v7 } from 'uuid';
import { OrganisationRow } from './organisation.entity';
import { type OrganisationView, organisationView } from './organisations.dto';

@Injectable()
export class OrganisationsService {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  create(
    wanted: { kind: OrganisationKind; name: string },
    actor: Actor,
    key: IdempotencyHeader | null = null,
  ): Promise<OrganisationView> {
    return this.database.transaction(SYSTEM_SCOPE, (manager) => {
      const work = () => this.insert(manager, wanted, actor);
      return this.idempotency.once(manager, key && { ...key, actor }, work);
    });
  }

  async find(id: string): Promise<OrganisationView> {
    return this.database.read(SYSTEM_SCOPE, async (manager) =>
      organisationView(await findOrganisation(manager, id)),
    );
  }

  private async insert(
    manager: EntityManager,
    { kind, name }: { kind: OrganisationKind; name: string },
    actor: Actor,
  ): Promise<OrganisationView> {
    const organisation = { id: v7(), kind, name, createdAt: this.clock.now() };
    const organisationId = organisation.id;
    await manager.insert(OrganisationRow, organisation);
    await this.audit.append(manager, {
      organisationId,
      subject: organisationId,
      action: 'organisation.created',
      actor,
      details: { kind },
    });
    await this.outbox.append(manager, [
      {
        type: 'organisation.created',
        subject: organisationId,
        organisationId,
        data: { organisationId, kind },
      },
    ]);
    return organisationView(organisation);
  }
}

export async function findOrganisation(manager: EntityManager, id: string): Promise<OrganisationRow> {
  const row = await manager.findOneBy(OrganisationRow, { id });
  if (!row) throw new DomainError('not_found', 'organisation.not_found', 'There is no such organisation.');
  return row;
}

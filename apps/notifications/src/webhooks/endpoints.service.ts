import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '@tuntas/kernel';
import {
  type Actor,
  Audit,
  Clock,
  CONFIG,
  Database,
  isStaff,
  keyset,
  type Page,
  requireVersion,
  scopeOf,
  validationFailed,
} from '@tuntas/platform';
import type { EntityManager } from 'typeorm';
import { v7 } from 'uuid';
import type { NotificationsConfig } from '../config';
import { DeliveriesRepository } from './deliveries.repository';
import { refusalOf } from './endpoint-url';
import { type EndpointRow, EndpointsRepository, selectEndpoint } from './endpoints.repository';
import { seal } from './secret-box';
import { newSecret } from './signature';
import type {
  EndpointChangeDto,
  EndpointQueryDto,
  EndpointView,
  NewEndpointDto,
  RotationDto,
} from './webhooks.dto';

const ENDPOINTS_PER_ORGANISATION = 20;

@Injectable()
export class EndpointsService {
  constructor(
    private readonly database: Database,
    private readonly endpoints: EndpointsRepository,
    private readonly deliveries: DeliveriesRepository,
    private readonly audit: Audit,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: NotificationsConfig,
  ) {}

  async list(actor: Actor, query: EndpointQueryDto): Promise<Page<EndpointView>> {
    const page = keyset({
      query,
      columns: { createdAt: { sql: 'e.created_at', type: 'timestamptz' } },
      id: 'e.id',
      params: [query.organisationId ?? null],
    });
    const rows = await this.database.read(scopeOf(actor), (manager) =>
      manager.query<EndpointRow[]>(
        `${selectEndpoint}, ${page.select} FROM webhook_endpoints e
         WHERE ($1::uuid IS NULL OR e.organisation_id = $1) AND ${page.where}
         ORDER BY ${page.orderBy} LIMIT ${page.limit}`,
        page.params,
      ),
    );
    return page.page(rows, (row) => this.viewOf(row));
  }

  async one(actor: Actor, id: string): Promise<EndpointView> {
    return this.viewOf(
      await this.database.read(scopeOf(actor), (manager) => this.endpoints.find(manager, id)),
    );
  }

  async create(actor: Actor, given: NewEndpointDto): Promise<EndpointView & { secret: string }> {
    const organisationId = ownerOf(actor, given.organisationId);
    this.checkUrl(given.url);
    const [id, secret] = [v7(), given.secret ?? newSecret()];
    const { url, description, eventTypes } = given;
    const row = { id, organisationId, url, description, eventTypes, createdAt: this.clock.now() };
    return this.database.transaction(scopeOf(actor), async (manager) => {
      await this.endpoints.insert(manager, {
        ...row,
        secret: seal(secret, this.config.LINK_SECRET),
        createdBy: actor.personId,
      });
      await refuseTooMany(manager, organisationId);
      await this.note(manager, actor, organisationId, id, 'webhook.created', { eventTypes });
      return { ...this.viewOf(await this.endpoints.find(manager, id)), secret };
    });
  }

  async change(
    actor: Actor,
    id: string,
    ifMatch: string | undefined,
    change: EndpointChangeDto,
  ): Promise<EndpointView> {
    if (change.url !== undefined) this.checkUrl(change.url);
    return this.database.transaction(scopeOf(actor), async (manager) => {
      const row = await this.endpoints.lock(manager, id);
      requireVersion(ifMatch, row.version);
      const disabledReason =
        change.state === undefined ? row.disabledReason : change.state === 'disabled' ? 'by_hand' : null;
      const next = await this.endpoints.update(manager, row, { ...change, disabledReason });
      if (next.state === 'disabled') await this.deliveries.failOpen(manager, id);
      const fields = Object.keys(change);
      await this.note(manager, actor, row.organisationId, id, 'webhook.changed', {
        fields,
        state: next.state,
      });
      return this.viewOf(next);
    });
  }

  async delete(actor: Actor, id: string): Promise<void> {
    await this.database.transaction(scopeOf(actor), async (manager) => {
      const row = await this.endpoints.lock(manager, id);
      await this.endpoints.delete(manager, id);
      await this.note(manager, actor, row.organisationId, id, 'webhook.deleted', {});
    });
  }

  /** The new secret signs at once; the one before it signs too, until its time is up. */
  async rotate(actor: Actor, id: string, given: RotationDto): Promise<EndpointView & { secret: string }> {
    const secret = given.secret ?? newSecret();
    const previousUntil = new Date(this.clock.now().getTime() + given.keepPreviousHours * 3_600_000);
    return this.database.transaction(scopeOf(actor), async (manager) => {
      const row = await this.endpoints.lock(manager, id);
      const next = await this.endpoints.update(manager, row, {
        secret: seal(secret, this.config.LINK_SECRET),
        previousSecret: row.secret,
        previousUntil,
      });
      await this.note(manager, actor, row.organisationId, id, 'webhook.secret_rotated', {});
      return { ...this.viewOf(next), secret };
    });
  }

  checkUrl(url: string): void {
    const message = refusalOf(url, { allowPrivate: this.config.WEBHOOK_ALLOW_PRIVATE === '1' });
    if (message) throw validationFailed([{ field: 'url', message }]);
  }

  private note(
    manager: EntityManager,
    actor: Actor,
    organisationId: string,
    id: string,
    action: string,
    details: Record<string, unknown>,
  ): Promise<void> {
    return this.audit.append(manager, { organisationId, subject: `webhook:${id}`, action, actor, details });
  }

  private viewOf(row: EndpointRow): EndpointView {
    const { previousUntil } = row;
    const rotating = previousUntil !== null && previousUntil > this.clock.now();
    return {
      id: row.id,
      organisationId: row.organisationId,
      url: row.url,
      description: row.description,
      eventTypes: row.eventTypes,
      state: row.state,
      disabledReason: row.disabledReason,
      previousSecretUntil: rotating ? previousUntil.toISOString() : null,
      version: row.version,
      createdAt: row.createdAt.toISOString(),
    };
  }
}

/** Shippers make endpoints for themselves; staff name whose it is, because the operator has no cases of its own. */
function ownerOf(actor: Actor, asked: string | undefined): string {
  if (isStaff(actor)) {
    if (!asked) throw validationFailed([{ field: 'organisationId', message: 'Name the organisation' }]);
    return asked;
  }
  if (!actor.organisationId || (asked && asked !== actor.organisationId)) {
    throw new DomainError('not_found', 'organisation.not_found', 'There is no such organisation.');
  }
  return actor.organisationId;
}

async function refuseTooMany(manager: EntityManager, organisationId: string): Promise<void> {
  const [{ count }] = await manager.query<[{ count: number }]>(
    'SELECT count(*) AS count FROM webhook_endpoints WHERE organisation_id = $1',
    [organisationId],
  );
  if (count <= ENDPOINTS_PER_ORGANISATION) return;
  throw new DomainError(
    'conflict',
    'webhook.too_many',
    'Delete an endpoint that is not used any more first.',
    {
      limit: ENDPOINTS_PER_ORGANISATION,
    },
  );
}

import { Injectable } from '@nestjs/common';
import { DomainError } from '@tuntas/kernel';
import {
  type Actor,
  Audit,
  Clock,
  Database,
  requireVersion,
  SYSTEM_SCOPE,
  validationFailed,
} from '@tuntas/platform';
import { Timers } from '@tuntas/timers';
import type { EntityManager } from 'typeorm';
import { refusalOf } from './domain/rule-set';
import { Projection } from './projection.service';
import { SlaBooks } from './sla-books.service';
import { SlaRuleEntity, type SlaRuleKind } from './sla-rule.entity';

export interface Edit {
  readonly definition: Record<string, unknown>;
  readonly note?: string | undefined;
}

interface Progress {
  revision: number;
  startedAt: Date | null;
  examined: number;
  moved: number;
  finishedAt: Date | null;
}

/** Calendars and policies: each edit is a new version, and running clocks are projected by it afterwards. */
@Injectable()
export class SlaRules {
  constructor(
    private readonly database: Database,
    private readonly books: SlaBooks,
    private readonly projection: Projection,
    private readonly timers: Timers,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  list(kind: SlaRuleKind) {
    return this.database.read(SYSTEM_SCOPE, async (manager) => ({ items: await newest(manager, kind) }));
  }

  get(kind: SlaRuleKind, id: string): Promise<SlaRuleEntity> {
    return this.database.read(SYSTEM_SCOPE, async (manager) => found(await versionsOf(manager, kind, id))[0]);
  }

  history(kind: SlaRuleKind, id: string) {
    return this.database.read(SYSTEM_SCOPE, async (manager) => ({
      items: found(await versionsOf(manager, kind, id)),
    }));
  }

  /** How far the clocks have been brought to the last edit. */
  progress() {
    return this.database.read(SYSTEM_SCOPE, async (manager) => {
      const [row]: Progress[] = await manager.query(
        `SELECT s.revision, p.started_at AS "startedAt", coalesce(p.examined, 0) AS examined,
                coalesce(p.moved, 0) AS moved, p.finished_at AS "finishedAt"
         FROM sla_settings s LEFT JOIN sla_projections p ON p.revision = s.revision`,
      );
      return row;
    });
  }

  /** What saving would move, without saving. */
  preview(kind: SlaRuleKind, id: string, { definition }: Edit) {
    return this.database.read(SYSTEM_SCOPE, async (manager) => {
      const [before] = await versionsOf(manager, kind, id);
      const draft = { kind, id, version: (before?.version ?? 0) + 1, definition };
      const book = await this.hypothetical(manager, draft);
      return this.projection.preview(manager, book, this.clock.now());
    });
  }

  /** Saves a new version, or with `If-Match: "0"` the first one of a new id. */
  save(actor: Actor, kind: SlaRuleKind, id: string, edit: Edit, ifMatch: string | undefined) {
    const at = this.clock.now();
    requireId(id);
    return this.database.transaction(SYSTEM_SCOPE, async (manager) => {
      // Edits run after each other: the revision they raise is what filing holds its clocks against.
      const [settings]: { revision: number }[] = await manager.query(
        'SELECT revision FROM sla_settings FOR UPDATE',
      );
      const [before] = await versionsOf(manager, kind, id);
      requireVersion(ifMatch, before?.version ?? 0);
      const revision = (settings?.revision ?? 0) + 1;
      const draft = { kind, id, version: (before?.version ?? 0) + 1, definition: edit.definition };
      await this.hypothetical(manager, draft);
      const row = { ...draft, note: edit.note ?? null, createdBy: actor.personId, createdAt: at, revision };
      await manager.insert(SlaRuleEntity, row as object);
      await manager.query('UPDATE sla_settings SET revision = $1', [revision]);
      await this.timers.arm(manager, {
        name: 'sla.project',
        subject: 'clocks',
        dueAt: at,
        data: { revision },
      });
      await this.audit.append(manager, {
        organisationId: null,
        subject: `${kind}:${id}`,
        action: `${kind}.changed`,
        actor,
        details: { version: row.version, revision },
      });
      return row;
    });
  }

  /** The rules as they would be; refuses those that leave a claim without a promise. */
  private async hypothetical(
    manager: EntityManager,
    draft: Pick<SlaRuleEntity, 'kind' | 'id' | 'version' | 'definition'>,
  ) {
    const { revision } = await this.books.reload(manager);
    const book = this.books.bookOf(revision + 1, [...(await manager.find(SlaRuleEntity)), draft]);
    const refusal = refusalOf(book);
    if (refusal) throw validationFailed([{ field: `definition.${refusal.field}`, message: refusal.message }]);
    return book;
  }
}

function requireId(id: string): void {
  if (/^[a-z][a-z0-9_-]{0,39}$/.test(id) && id !== 'projection') return;
  throw validationFailed([{ field: 'id', message: 'Lower-case letters, digits and dashes' }]);
}

const versionsOf = (manager: EntityManager, kind: SlaRuleKind, id: string): Promise<SlaRuleEntity[]> =>
  manager.find(SlaRuleEntity, { where: { kind, id }, order: { version: 'DESC' } });

const newest = (manager: EntityManager, kind: SlaRuleKind): Promise<SlaRuleEntity[]> =>
  manager
    .createQueryBuilder(SlaRuleEntity, 'rule')
    .distinctOn(['rule.id'])
    .where('rule.kind = :kind', { kind })
    .orderBy('rule.id')
    .addOrderBy('rule.version', 'DESC')
    .getMany();

function found(rows: SlaRuleEntity[]): [SlaRuleEntity, ...SlaRuleEntity[]] {
  const [first, ...rest] = rows;
  if (!first) throw new DomainError('not_found', 'sla.unknown', 'There is no such calendar or policy.');
  return [first, ...rest];
}

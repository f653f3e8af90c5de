import { Injectable } from '@nestjs/common';
import { DomainError } from '@tuntas/kernel';
import { OutboxRelay } from '@tuntas/messaging';
import {
  type Actor,
  Clock,
  Database,
  Idempotency,
  type IdempotencyHeader,
  type IdempotencyRequest,
  SYSTEM_SCOPE,
  validationFailed,
  violatedConstraint,
} from '@tuntas/platform';
import type { EntityManager } from 'typeorm';
import { prepared } from '../prepared';
import { requireIncident } from '../incidents/incident.repository';
import type { SlaBook } from '../sla/domain/book';
import { SlaBooks } from '../sla/sla-books.service';
import { unknownShipment } from '../shipments/shipment.repository';
import { findFiled } from './claim.repository';
import { filedOf } from './claim-views';
import { type FileClaim, type FiledClaim, type FilingRow, prepareFiling } from './file-claim';

export interface Filed {
  /** False when the claim had been filed before and is only given back. */
  readonly created: boolean;
  readonly body: FiledClaim | ReturnType<typeof filedOf>;
}

const MAX_TRIES = 3;
const CHANGED = 'claim.changed';

@Injectable()
export class FilingService {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly relay: OutboxRelay,
    private readonly books: SlaBooks,
    private readonly clock: Clock,
  ) {}

  async file(claim: FileClaim, actor: Actor, header: IdempotencyHeader | null): Promise<Filed> {
    const at = this.clock.now();
    notInFuture(claim, at);
    const key = header && { ...header, actor };
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.fileOnce(claim, actor, at, key);
      } catch (error) {
        const again = error instanceof DomainError && error.code === CHANGED && tries < MAX_TRIES;
        if (!again) throw error;
      }
    }
  }

  /**
   * Files in the caller's transaction, for many at a time; a refusal undoes this claim only. The scope of the
   * transaction is the actor's afterwards, and the relay is the caller's to wake.
   */
  async fileWithin(manager: EntityManager, claim: FileClaim, actor: Actor): Promise<Filed> {
    const at = this.clock.now();
    notInFuture(claim, at);
    await this.books.known();
    return manager.transaction(async (inner) => {
      const once = async (book: SlaBook) => {
        const { statement, body } = prepareFiling(claim, actor, at, null, book);
        const { name, text, values } = statement;
        const [row] = await prepared<FilingRow>(inner, name, text, values).catch(refusePieces);
        return { body, row };
      };
      let { body, row } = await once(await this.books.known());
      if (row && !row.current) ({ body, row } = await once(await this.books.reload(inner)));
      if (!row?.known) throw unknownShipment();
      if (row.number === null) return filedBefore(inner, claim, row);
      return { created: true, body: { ...body, ...foundOf(row, row.number) } };
    });
  }

  private async fileOnce(
    claim: FileClaim,
    actor: Actor,
    at: Date,
    key: IdempotencyRequest | null,
  ): Promise<Filed> {
    const { statement, body } = prepareFiling(claim, actor, at, key, await this.books.known());
    let row: FilingRow | undefined;
    try {
      [row] = await this.database.statement<FilingRow>(statement).catch(refusePieces);
    } catch (error) {
      if (!key || violatedConstraint(error) !== 'idempotency_keys_pkey') throw error;
      return this.idempotency.replayOrRefuse<Filed>(key);
    }
    if (key && !row?.free) return this.idempotency.replayOrRefuse<Filed>(key);
    if (row && !row.current) throw await this.rulesChanged();
    if (!row?.known) throw unknownShipment();
    if (row.number === null) return this.giveBack(claim, row, key);
    // The first rung is hours away, so the timers need no waking: the regular sweep has long found them by then.
    this.relay.wake();
    return { created: true, body: { ...body, ...foundOf(row, row.number) } };
  }

  /** Somebody edited a calendar or policy: the next try makes the clocks by what they say now. */
  private async rulesChanged(): Promise<DomainError> {
    await this.database.read(SYSTEM_SCOPE, (manager) => this.books.reload(manager));
    return new DomainError(
      'conflict',
      CHANGED,
      'The promises just changed: try again.',
      {},
      { retriable: true },
    );
  }

  /** The claim that was there first: under the same reference, or open for the same shipment and type. */
  private giveBack(claim: FileClaim, row: FilingRow, key: IdempotencyRequest | null): Promise<Filed> {
    // The shipment was found in the caller's scope; its organisation is the scope from here on.
    return this.database.transaction(row.organisation_id, (manager) => {
      const find = () => filedBefore(manager, claim, row);
      return this.idempotency.once(manager, key, find);
    });
  }
}

/** What only the statement knew. */
const foundOf = (row: FilingRow, number: string) => ({
  number,
  shipmentId: row.known ?? '',
  organisationId: row.organisation_id,
  waybill: row.waybill,
  carrier: row.carrier,
  rulePack: row.rule_pack,
  rulePackVersion: row.rule_pack_version,
  nextDueAt: row.next_due_at?.toISOString() ?? null,
  nextClock: row.next_clock,
});

async function filedBefore(manager: EntityManager, claim: FileClaim, row: FilingRow): Promise<Filed> {
  const shipmentId = row.known ?? '';
  const found = await findFiled(manager, {
    organisationId: row.organisation_id,
    externalReference: claim.externalReference,
    shipmentId,
    type: claim.type,
  });
  if (found) return { created: false, body: filedOf(found.row, found.lines) };
  if (claim.incidentId) await requireIncident(manager, claim.incidentId, shipmentId);
  // It ended between the two looks, so the next try files.
  throw new DomainError(
    'conflict',
    CHANGED,
    'Another claim for this shipment just changed: try again.',
    {},
    { retriable: true },
  );
}

function refusePieces(error: unknown): never {
  throw violatedConstraint(error) === 'claims_pieces_left' ? tooManyPieces() : error;
}

/** Over all claims for the goods of a shipment; the database counts, so that two at once cannot both pass. */
function tooManyPieces(): DomainError {
  const message = 'More pieces than were shipped and not claimed yet';
  return new DomainError('invalid', 'claim.pieces_exceeded', `${message} (piecesAffected)`, {
    errors: [{ field: 'piecesAffected', message }],
  });
}

function notInFuture(claim: FileClaim, at: Date): void {
  for (const field of ['occurredAt', 'receivedAt'] as const) {
    const value = claim[field];
    if (value !== undefined && new Date(value) > at) {
      throw validationFailed([{ field, message: 'Must not be in the future' }]);
    }
  }
}

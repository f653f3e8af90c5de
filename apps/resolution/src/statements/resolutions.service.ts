import { Injectable } from '@nestjs/common';
import { DomainError } from '@tuntas/kernel';
import {
  type Actor,
  Audit,
  Database,
  Idempotency,
  type IdempotencyHeader,
  requireVersion,
  scopeOf,
} from '@tuntas/platform';
import type { EntityManager } from 'typeorm';
import { isOwnCase } from '../payouts/domain/approval';
import { type Payout, PayoutRepository } from '../payouts/payout.repository';
import { actionsFor, payoutActions } from './domain/match';
import { LineBookings } from './line-bookings.service';
import { type LineRow, StatementRepository } from './statement.repository';
import { lineViewOf, type LineView, type ProposeBody } from './statements.dto';

/** What people do about a line that does not match: one proposes, and where money moves another one confirms. */
@Injectable()
export class LineResolutions {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly statements: StatementRepository,
    private readonly payouts: PayoutRepository,
    private readonly bookings: LineBookings,
    private readonly audit: Audit,
  ) {}

  propose(actor: Actor, id: string, ifMatch: string | undefined, wanted: ProposeBody): Promise<LineView> {
    return this.change(actor, id, async (manager, line) => {
      requireVersion(ifMatch, line.version);
      requireState(line, 'mismatch');
      requireAction(line, wanted.action);
      const payout = await this.payoutOf(manager, line, wanted);
      await this.bookings.check(manager, line, { ...wanted, payout });
      const dismissed = wanted.action === 'dismiss';
      await this.statements.moveLine(manager, id, {
        state: dismissed ? 'resolved' : 'proposed',
        action: wanted.action,
        note: wanted.note,
        payoutId: payout?.id ?? null,
        organisationId: payout?.organisationId ?? null,
        recoveryId: wanted.recoveryId ?? null,
        ...(dismissed ? { resolvedBy: actor.personId } : { proposedBy: actor.personId }),
      });
      await this.record(manager, line, dismissed ? 'dismissed' : 'proposed', actor, {
        action: wanted.action,
      });
    });
  }

  withdraw(actor: Actor, id: string, ifMatch: string | undefined): Promise<LineView> {
    return this.change(actor, id, async (manager, line) => {
      requireVersion(ifMatch, line.version);
      requireState(line, 'proposed');
      await this.statements.moveLine(manager, id, { state: 'mismatch' });
      await this.record(manager, line, 'withdrawn', actor);
    });
  }

  /** The second pair of eyes: now the money moves. */
  confirm(actor: Actor, id: string, ifMatch: string | undefined, key: IdempotencyHeader): Promise<LineView> {
    return this.database.transaction(scopeOf(actor), (manager) =>
      this.idempotency.once(manager, { actor, ...key }, async () => {
        const line = await this.statements.lockLine(manager, id);
        requireVersion(ifMatch, line.version);
        requireState(line, 'proposed');
        const payout = line.payoutId ? await this.payouts.lock(manager, line.payoutId) : null;
        refuseOwn(line, payout, actor);
        await this.bookings.carryOut(manager, line, payout, actor);
        await this.statements.moveLine(manager, id, { state: 'resolved', resolvedBy: actor.personId });
        await this.record(manager, line, 'confirmed', actor, { action: line.action });
        return lineViewOf(await this.statements.lockLine(manager, id), actor);
      }),
    );
  }

  private change(
    actor: Actor,
    id: string,
    work: (manager: EntityManager, line: LineRow) => Promise<void>,
  ): Promise<LineView> {
    return this.database.transaction(scopeOf(actor), async (manager) => {
      await work(manager, await this.statements.lockLine(manager, id));
      return lineViewOf(await this.statements.lockLine(manager, id), actor);
    });
  }

  private async payoutOf(manager: EntityManager, line: LineRow, wanted: ProposeBody): Promise<Payout | null> {
    if (!payoutActions.includes(wanted.action)) return null;
    const id = wanted.payoutId ?? line.payoutId;
    if (id) return this.payouts.lock(manager, id);
    throw new DomainError(
      'invalid',
      'statement_line.payout_missing',
      'Say which payout this line belongs to.',
    );
  }

  private record(
    manager: EntityManager,
    line: LineRow,
    what: string,
    actor: Actor,
    details: Record<string, unknown> = {},
  ): Promise<void> {
    return this.audit.append(manager, {
      organisationId: null,
      subject: `statement_line:${line.id}`,
      action: `statement_line.${what}`,
      actor,
      details: { ...details, payoutId: line.payoutId },
    });
  }
}

function requireState(line: LineRow, state: 'mismatch' | 'proposed'): void {
  if (line.state === state) return;
  throw new DomainError(
    'conflict',
    'statement_line.illegal_transition',
    `This line is ${line.state}, not ${state}: read it again.`,
    { state: line.state },
  );
}

function requireAction(line: LineRow, action: ProposeBody['action']): void {
  const allowed = line.reason ? actionsFor(line.reason, line.amount) : [];
  if (allowed.includes(action)) return;
  throw new DomainError(
    'conflict',
    'statement_line.action',
    `This cannot be done with this line: ${action}.`,
    {
      allowed,
    },
  );
}

function refuseOwn(line: LineRow, payout: Payout | null, actor: Actor): void {
  if (line.proposedBy !== actor.personId && !(payout && isOwnCase(payout, actor))) return;
  throw new DomainError(
    'forbidden',
    'statement_line.own_proposal',
    'Somebody else must confirm this: you proposed it, or it concerns a case of yours.',
  );
}

import { Injectable } from '@nestjs/common';
import { type Actor, Audit, Database, scopeOf } from '@tuntas/platform';
import type { EntityManager } from 'typeorm';
import { v7 } from 'uuid';
import { BankAnswers } from '../payouts/bank-answers.service';
import { CandidateRepository, type KnownPayout } from './candidates.repository';
import { judgeLine } from './domain/match';
import type { StatementLine } from './domain/statement-line';
import { fingerprintsOf, readStatement, sha256Of } from './statement-reading';
import { type NewLine, StatementRepository, type StatementRow } from './statement.repository';
import { type ImportView, type PreviewView, type StatementFile, statementViewOf } from './statements.dto';

/** Reads what the bank says it did. One transaction per file: killed anywhere, it was imported wholly or not at all. */
@Injectable()
export class StatementImports {
  constructor(
    private readonly database: Database,
    private readonly statements: StatementRepository,
    private readonly candidates: CandidateRepository,
    private readonly answers: BankAnswers,
    private readonly audit: Audit,
  ) {}

  /** What the file holds, without importing it. */
  async preview(actor: Actor, file: StatementFile): Promise<PreviewView> {
    const { account, lines } = readStatement(file);
    const before = await this.database.read(scopeOf(actor), (manager) =>
      this.statements.bySha256(manager, sha256Of(file.content)),
    );
    return {
      lines: lines.length,
      account,
      out: totals(lines.filter(({ amount }) => amount.amount < 0)),
      in: totals(lines.filter(({ amount }) => amount.amount > 0)),
      first: lines.slice(0, 10).map(({ bookedOn, amount, endToEndId, reference }) => ({
        bookedOn,
        amount,
        endToEndId,
        reference,
      })),
      importedBefore: before?.id ?? null,
    };
  }

  /** The same bytes are the same import, however often and at once they come. */
  async import(actor: Actor, file: StatementFile): Promise<ImportView> {
    const { account, lines } = readStatement(file);
    const sha256 = sha256Of(file.content);
    const { row, repeated } = await this.database.transaction(scopeOf(actor), async (manager) => {
      const id = v7();
      const fresh = await this.statements.insert(manager, {
        id,
        sha256,
        format: file.format,
        fileName: file.fileName,
        account,
        lines: lines.length,
        importedBy: actor.personId,
      });
      if (fresh) await this.match(manager, id, account, lines, actor);
      return { row: await this.statements.bySha256(manager, sha256), repeated: !fresh };
    });
    return { ...statementViewOf(found(row)), repeated };
  }

  private async match(
    manager: EntityManager,
    id: string,
    account: string | null,
    lines: readonly StatementLine[],
    actor: Actor,
  ): Promise<void> {
    const prints = fingerprintsOf(account, lines);
    const known = await this.statements.known(manager, prints);
    const payouts = await this.payoutsOf(manager, lines);
    const stored: NewLine[] = [];
    for (const [index, line] of lines.entries()) {
      const fingerprint = prints[index] ?? '';
      const base = rowOf(line, index + 1, fingerprint);
      if (known.has(fingerprint)) stored.push({ ...base, state: 'repeated' });
      else stored.push({ ...base, ...(await this.judge(manager, id, base.line, line, payouts)) });
    }
    await this.statements.insertLines(manager, id, stored);
    const of = (state: NewLine['state']) => stored.filter((line) => line.state === state).length;
    await this.audit.append(manager, {
      organisationId: null,
      subject: `bank_statement:${id}`,
      action: 'bank_statement.imported',
      actor,
      details: { lines: lines.length, matched: of('matched'), mismatches: of('mismatch') },
    });
  }

  private async payoutsOf(manager: EntityManager, lines: readonly StatementLine[]): Promise<KnownPayouts> {
    const named = await this.candidates.named(
      manager,
      lines.flatMap(({ endToEndId }) => endToEndId ?? []),
      lines.flatMap(({ bankReference }) => bankReference ?? []),
    );
    const waiting = await this.candidates.waiting(manager, [
      ...new Set(lines.map(({ amount }) => -amount.amount)),
    ]);
    return new KnownPayouts(named, waiting);
  }

  private async judge(
    manager: EntityManager,
    id: string,
    no: number,
    line: StatementLine,
    payouts: KnownPayouts,
  ) {
    const named = payouts.named(line);
    const alike = named ? [] : payouts.alike(line);
    const verdict = judgeLine(line.amount, named, alike);
    const payout = named ?? alike.find(({ payoutId }) => payoutId === verdict.payoutId) ?? null;
    if (verdict.state === 'matched' && payout) {
      await this.answers.hear(manager, payout.key, {
        outcome: 'paid',
        amount: payout.amount,
        bankReference: line.bankReference ?? `${id}/${no}`,
      });
    }
    if (payout && verdict.state !== 'mismatch') payouts.accountFor(payout.payoutId);
    return {
      state: verdict.state,
      reason: verdict.state === 'mismatch' ? verdict.reason : null,
      payout_id: verdict.payoutId,
      organisation_id: verdict.payoutId ? (payout?.organisationId ?? null) : null,
    };
  }
}

/** The payouts of one import; what a line has accounted for, a later line of the same file finds accounted for. */
class KnownPayouts {
  private readonly done = new Set<string>();

  constructor(
    private readonly byName: readonly KnownPayout[],
    private readonly waiting: readonly KnownPayout[],
  ) {}

  named({ endToEndId, bankReference }: StatementLine): KnownPayout | null {
    const found =
      this.byName.find(({ key }) => key === endToEndId) ??
      this.byName.find((payout) => bankReference !== null && payout.bankReference === bankReference);
    return found ? this.now(found) : null;
  }

  alike({ amount, reference }: StatementLine): KnownPayout[] {
    const text = reference?.toUpperCase() ?? '';
    return this.waiting
      .filter(
        ({ payoutId, amount: owed, claimNumber }) =>
          !this.done.has(payoutId) &&
          owed.amount === -amount.amount &&
          owed.currency === amount.currency &&
          text.includes(claimNumber.toUpperCase()),
      )
      .map((payout) => this.now(payout));
  }

  accountFor(payoutId: string): void {
    this.done.add(payoutId);
  }

  private now(payout: KnownPayout): KnownPayout {
    return this.done.has(payout.payoutId) ? { ...payout, accountedFor: true } : payout;
  }
}

const rowOf = (line: StatementLine, no: number, fingerprint: string): Omit<NewLine, 'state'> => ({
  id: v7(),
  line: no,
  fingerprint,
  booked_on: line.bookedOn,
  amount: line.amount.amount,
  currency: line.amount.currency,
  end_to_end_id: line.endToEndId,
  reference: line.reference,
  counterparty: line.counterparty,
  bank_reference: line.bankReference,
  reason: null,
  payout_id: null,
  organisation_id: null,
});

function totals(lines: readonly StatementLine[]) {
  const sums = new Map<string, number>();
  for (const { amount } of lines)
    sums.set(amount.currency, (sums.get(amount.currency) ?? 0) + Math.abs(amount.amount));
  return [...sums].map(([currency, amount]) => ({ amount, currency }));
}

function found(row: StatementRow | null): StatementRow {
  if (!row) throw new Error('A statement that was just stored is not there.');
  return row;
}

import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DomainError, move } from '@tuntas/kernel';
import {
  type Actor,
  Audit,
  Clock,
  CONFIG,
  Database,
  Idempotency,
  type IdempotencyHeader,
  requireVersion,
  scopeOf,
} from '@tuntas/platform';
import type { EntityManager } from 'typeorm';
import { v7 } from 'uuid';
import type { ResolutionConfig } from '../config';
import { movedPayout } from '../payouts/payout-traces';
import { Withdrawals } from '../payouts/withdrawals.service';
import { CaseLog } from '../remedies/case-log';
import { BankFileRepository, type BankFileRow, type PickedOrder } from './bank-file.repository';
import { type BankFileBody, type BankFileView, fileViewOf } from './bank-files.dto';
import { bankCsv } from './domain/bank-csv';
import { bankFileTable, type Format, type OwnAccount, ordersAtMost, refuseCancel } from './domain/bank-file';
import { pain001 } from './domain/pain001';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Payouts that leave together: made in one transaction with the orders it holds, and never changed again. */
@Injectable()
export class BankFiles {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly files: BankFileRepository,
    private readonly withdrawals: Withdrawals,
    private readonly log: CaseLog,
    private readonly audit: Audit,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<ResolutionConfig, 'BANK_FILE_ACCOUNT'>,
  ) {}

  make(actor: Actor, wanted: BankFileBody, key: IdempotencyHeader): Promise<BankFileView> {
    const debtor = this.account();
    return this.database.transaction(scopeOf(actor), (manager) =>
      this.idempotency.once(manager, { actor, ...key }, async () => {
        const id = v7();
        const madeAt = this.clock.now();
        const number = await this.files.nextNumber(manager, madeAt.toISOString().slice(0, 10));
        const orders = await this.fill(manager, id, number, wanted, actor);
        const facts = { number, madeAt, debtor, orders, ...wanted };
        const contents: Record<Format, string> = { xml: pain001(facts), csv: bankCsv(facts) };
        await this.files.keep(manager, id, 'xml', contents.xml, sha256(contents.xml));
        await this.files.keep(manager, id, 'csv', contents.csv, sha256(contents.csv));
        await this.audit.append(manager, [
          this.moved(id, 'bank_file.made', actor, {
            number,
            payouts: orders.length,
            sha256: sha256(contents.xml),
          }),
          ...orders.map((order) =>
            movedPayout({ ...order, id: order.payoutId }, 'payout.submitted', actor, { bankFile: number }),
          ),
        ]);
        return fileViewOf(await this.files.lock(manager, id), actor);
      }),
    );
  }

  /** The content as it was made; everybody who takes it is remembered. */
  download(
    actor: Actor,
    id: string,
    format: Format,
  ): Promise<{ name: string; content: string; sha256: string }> {
    return this.database.transaction(scopeOf(actor), async (manager) => {
      const file = await this.files.lock(manager, id);
      if (file.state === 'cancelled') {
        throw new DomainError(
          'conflict',
          'bank_file.cancelled',
          'This file was cancelled and must not be sent.',
        );
      }
      const [found] = await manager.query<[{ content: string; sha256: string }]>(
        'SELECT content, sha256 FROM bank_file_contents WHERE file_id = $1 AND format = $2',
        [id, format],
      );
      await this.files.noteDownload(manager, id, actor.personId);
      await this.audit.append(manager, this.moved(id, 'bank_file.downloaded', actor, { format }));
      return { name: `${file.number}.${format}`, ...found };
    });
  }

  markSent(actor: Actor, id: string, ifMatch: string | undefined): Promise<BankFileView> {
    return this.change(actor, id, ifMatch, async (manager, file) => {
      move(bankFileTable, file.state, 'sent', 'bank_file.illegal_transition');
      await this.files.end(manager, id, { state: 'sent', by: actor.personId });
      await this.audit.append(manager, this.moved(id, 'bank_file.sent', actor));
    });
  }

  /** Before it was sent: its payouts wait for another file. */
  cancel(actor: Actor, id: string, ifMatch: string | undefined, reason: string): Promise<BankFileView> {
    return this.change(actor, id, ifMatch, async (manager, file) => {
      move(bankFileTable, file.state, 'cancelled', 'bank_file.illegal_transition');
      const back = await this.files.putBack(manager, id);
      refuseCancel(
        { downloaders: file.downloaders, made: file.payouts, waiting: back.length },
        actor.personId,
      );
      await this.files.end(manager, id, { state: 'cancelled', by: actor.personId, reason });
      const withdrawn = await this.withdrawals.cameBack(manager, back);
      await this.log.write(manager, {
        events: withdrawn.flatMap(({ events }) => events),
        audits: [
          { ...this.moved(id, 'bank_file.cancelled', actor), reason },
          ...back.map((payout) => movedPayout(payout, 'payout.put_back', actor, { bankFile: file.number })),
          ...withdrawn.flatMap(({ audits }) => audits),
        ],
      });
    });
  }

  private async fill(
    manager: EntityManager,
    id: string,
    number: string,
    { currency, executionDate, payoutIds }: BankFileBody,
    actor: Actor,
  ): Promise<PickedOrder[]> {
    const orders = await this.files.pick(manager, id, currency, {
      payoutIds: payoutIds ?? null,
      atMost: ordersAtMost,
    });
    refuseIncomplete(orders, payoutIds);
    await this.files.insert(manager, {
      id,
      number,
      currency,
      executionDate,
      payouts: orders.length,
      total: orders.reduce((sum, { amount }) => sum + amount.amount, 0),
      madeBy: actor.personId,
    });
    return orders;
  }

  private change(
    actor: Actor,
    id: string,
    ifMatch: string | undefined,
    work: (manager: EntityManager, file: BankFileRow) => Promise<void>,
  ): Promise<BankFileView> {
    return this.database.transaction(scopeOf(actor), async (manager) => {
      const file = await this.files.lock(manager, id);
      requireVersion(ifMatch, file.version);
      await work(manager, file);
      return fileViewOf(await this.files.lock(manager, id), actor);
    });
  }

  private moved(id: string, action: string, actor: Actor, details: Record<string, unknown> = {}) {
    return { organisationId: null, subject: `bank_file:${id}`, action, actor, details };
  }

  private account(): OwnAccount {
    const account = this.config.BANK_FILE_ACCOUNT;
    if (account) return account;
    throw new DomainError(
      'conflict',
      'bank_file.no_account',
      'The account to pay from is not set up: ask the administrator to set BANK_FILE_ACCOUNT.',
    );
  }
}

function refuseIncomplete(orders: readonly PickedOrder[], wanted: readonly string[] | undefined): void {
  const taken = new Set(orders.map(({ payoutId }) => payoutId));
  const missing = wanted?.filter((id) => !taken.has(id)) ?? [];
  if (missing.length > 0) {
    throw new DomainError(
      'conflict',
      'bank_file.payout_not_waiting',
      'Some of these payouts do not wait for a bank file (any more): read the list again.',
      { payoutIds: missing.slice(0, 20) },
    );
  }
  if (orders.length === 0) {
    throw new DomainError(
      'conflict',
      'bank_file.nothing_waits',
      'No payout of this currency waits for a bank file.',
    );
  }
}

import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Behaviour, script, type Act, type Script } from './behaviour';
import type { Book } from './book';
import { callBack } from './callback';
import { answerOf, fingerprintOf, type Transfer, type TransferOrder } from './transfer';

/** What goes over the wire: an answer, a cut connection, or nothing at all. */
export type Reply = { status: number; body: unknown } | 'cut' | 'silence';

const problem = (status: number, code: string): Reply => ({ status, body: { code } });

/** The rules of the local bank: one transfer per key, whatever else goes wrong on the way. */
export class Bank {
  private behaviour: Behaviour;
  private readonly inFlight = new Map<string, Promise<Transfer>>();

  constructor(
    private readonly book: Book,
    private readonly key: string,
    private readonly callbackUrl: string | undefined,
  ) {
    this.behaviour = new Behaviour(script.parse({}));
  }

  behave(next: Script): void {
    this.behaviour = new Behaviour(next);
  }

  script(): Script {
    return this.behaviour.script;
  }

  totals() {
    return this.book.totals();
  }

  inquire(key: string): Reply {
    if (this.behaviour.inquiryFails()) return problem(500, 'bank.fault');
    const known = this.book.find(key);
    return known ? { status: 200, body: answerOf(known) } : problem(404, 'transfer.not_found');
  }

  async transfer(key: string, order: TransferOrder): Promise<Reply> {
    const act = this.behaviour.next();
    if (act.act === 'error') return problem(500, 'bank.fault');
    if (act.act === 'cut') return 'cut';
    if (act.act === 'slow') await wait(act.ms);
    const done = await this.once(key, order, act);
    if (done.fingerprint !== fingerprintOf(order)) return problem(409, 'transfer.key_reused');
    return this.reply(act, done);
  }

  /** A second request for a key waits for the first one's line in the book and gets the same transfer. */
  private async once(key: string, order: TransferOrder, act: Act): Promise<Transfer> {
    const known = this.book.find(key) ?? this.inFlight.get(key);
    if (known) return known;
    const entry: Transfer = {
      key,
      fingerprint: fingerprintOf(order),
      status: act.act === 'fail' ? 'failed' : 'paid',
      failure: act.act === 'fail' ? act.code : null,
      amount: order.amount,
      currency: order.currency,
      reference: order.reference,
      bankReference: randomUUID(),
      at: new Date().toISOString(),
    };
    const entering = this.book.enter(entry).then(() => entry);
    this.inFlight.set(key, entering);
    try {
      return await entering;
    } finally {
      this.inFlight.delete(key);
    }
  }

  private async reply(act: Act, done: Transfer): Promise<Reply> {
    const answer = { status: 201, body: answerOf(done) };
    switch (act.act) {
      case 'error_after':
        return problem(500, 'bank.fault');
      case 'cut_after':
        return 'cut';
      case 'silent_after':
        return 'silence';
      case 'wrong_amount':
        return { status: 201, body: { ...answerOf(done), amount: done.amount + 1 } };
      case 'callback_first':
        await this.callBack(done);
        return answer;
      case 'answer_twice':
        void this.callBack(done).then(() => this.callBack(done));
        return answer;
      default:
        return answer;
    }
  }

  private async callBack(done: Transfer): Promise<void> {
    const url = this.behaviour.script.callbackUrl ?? this.callbackUrl;
    if (url) await callBack(url, this.key, done);
  }
}

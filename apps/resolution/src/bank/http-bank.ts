import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@tuntas/platform';
import type { ResolutionConfig } from '../config';
import type { TransferAnswer } from '../payouts/domain/answer';
import { answerOf, bankTransfer } from './bank-answer';
import type { PayoutProvider, TransferOrder } from './payout-provider';

type BankSettings = Pick<ResolutionConfig, 'BANK_URL' | 'BANK_KEY' | 'BANK_TIMEOUT_MS'>;

const unknown = (code: string): TransferAnswer => ({ outcome: 'unknown', code });

/** A bank that takes transfers over HTTP with an `Idempotency-Key`. */
@Injectable()
export class HttpBank implements PayoutProvider {
  constructor(@Inject(CONFIG) private readonly config: BankSettings) {}

  async transfer(order: TransferOrder): Promise<TransferAnswer> {
    const response = await this.call('/transfers', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': order.key },
      body: JSON.stringify({ ...order.amount, payee: order.payee, reference: order.reference }),
    });
    if (!response) return unknown('no_answer');
    if (response.status === 409) return { outcome: 'key_reused' };
    // The order itself is refused, and will be however often it is sent.
    if (response.status === 400 || response.status === 422)
      return { outcome: 'failed', code: 'order_refused' };
    return this.read(order.key, response);
  }

  async find(key: string): Promise<TransferAnswer | { outcome: 'absent' }> {
    const response = await this.call(`/transfers/${encodeURIComponent(key)}`, { method: 'GET' });
    if (!response) return unknown('no_answer');
    return response.status === 404 && response.code === 'transfer.not_found'
      ? { outcome: 'absent' }
      : this.read(key, response);
  }

  private read(key: string, response: { status: number; body: unknown }): TransferAnswer {
    if (response.status !== 200 && response.status !== 201) return unknown(`http_${response.status}`);
    const transfer = bankTransfer.safeParse(response.body);
    if (!transfer.success || transfer.data.key !== key) return unknown('unreadable_answer');
    return answerOf(transfer.data);
  }

  /** Null when there was no whole answer: refused, cut, or later than the timeout. */
  private async call(path: string, init: RequestInit) {
    try {
      const response = await fetch(new URL(path, this.config.BANK_URL), {
        ...init,
        headers: { ...init.headers, authorization: `Bearer ${this.config.BANK_KEY}` },
        redirect: 'error',
        signal: AbortSignal.timeout(this.config.BANK_TIMEOUT_MS),
      });
      const body: unknown = JSON.parse(await response.text());
      const code = typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined;
      return { status: response.status, body, code };
    } catch {
      return null;
    }
  }
}

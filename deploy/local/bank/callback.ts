import { createHmac } from 'node:crypto';
import { answerOf, type Transfer } from './transfer';

/** Tells the client of a transfer, signed over `timestamp.body`. A callback that fails is not repeated: clients ask. */
export async function callBack(url: string, key: string, done: Transfer): Promise<void> {
  const body = JSON.stringify(answerOf(done));
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', key).update(`${timestamp}.${body}`).digest('hex');
  try {
    await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'bank-timestamp': timestamp,
        'bank-signature': `sha256=${signature}`,
      },
      body,
      signal: AbortSignal.timeout(5_000),
    });
  } catch (error) {
    process.stderr.write(`Callback for ${done.key} failed: ${String(error)}\n`);
  }
}

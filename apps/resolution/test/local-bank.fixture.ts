import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Bank } from '../../../deploy/local/bank/bank';
import { bankServer } from '../../../deploy/local/bank/bank.server';
import { type Act, script, type Script } from '../../../deploy/local/bank/behaviour';
import { Book, type BookTotals } from '../../../deploy/local/bank/book';

export const bankKey = 'a-bank-key-for-tests';

export interface LocalBank {
  readonly url: string;
  /** The next transfers meet these acts, one each; after them the bank does as it should. */
  next(...acts: Act[]): void;
  behave(wanted: Partial<Script>): void;
  book(): BookTotals;
  close(): Promise<void>;
}

/** The real local bank in this process, with a book of its own. */
export async function localBank(): Promise<LocalBank> {
  const book = await Book.open(await mkdtemp(join(tmpdir(), 'tuntas-bank-')));
  const bank = new Bank(book, bankKey, undefined);
  const server = bankServer(bank, bankKey);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const behave = (wanted: Partial<Script>) =>
    bank.behave(script.parse({ callbackUrl: bank.script().callbackUrl, ...wanted }));
  return {
    url: `http://127.0.0.1:${port}`,
    behave,
    next: (...acts) => behave({ next: acts.map((behaviour) => ({ times: 1, behave: behaviour })) }),
    book: () => bank.totals(),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await book.close();
    },
  };
}

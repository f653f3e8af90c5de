import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Bank } from './bank';
import { bankServer } from './bank.server';
import { Book } from './book';
import { readConfig } from './config';

async function main(): Promise<void> {
  const config = readConfig();
  const book = await Book.open(join(config.STATE_DIR, 'bank'));
  const server = bankServer(new Bank(book, config.BANK_KEY, config.BANK_CALLBACK_URL), config.BANK_KEY);
  server.listen(config.PORT, config.HOST);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ msg: 'local bank listening', port })}\n`);
  const stop = () => {
    server.close();
    server.closeAllConnections();
    void book.close().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

void main();

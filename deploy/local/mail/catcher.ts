import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { BehaviourSwitch } from './behaviour';
import { mailPage } from './http';
import { Mailbox } from './mailbox';
import { smtpCatcher } from './smtp';

export interface CatcherOptions {
  readonly host?: string;
  /** 0 takes a free port. */
  readonly port?: number;
  readonly smtpPort?: number;
  /** Where mails are kept over a restart; `null` keeps them in memory only. */
  readonly folder?: string | null;
}

export interface Catcher {
  readonly url: string;
  readonly smtpUrl: string;
  readonly mailbox: Mailbox;
  readonly behaviour: BehaviourSwitch;
  close(): Promise<void>;
}

/** Starts the SMTP side and the page; also used in-process by tests. */
export async function startCatcher(options: CatcherOptions = {}): Promise<Catcher> {
  const { host = '127.0.0.1', port = 0, smtpPort = 0, folder = null } = options;
  const mailbox = new Mailbox(folder);
  const behaviour = new BehaviourSwitch();
  const smtp = smtpCatcher(mailbox, behaviour);
  const page = mailPage(mailbox, behaviour);
  smtp.listen(smtpPort, host);
  page.listen(port, host);
  await Promise.all([once(smtp.server, 'listening'), once(page, 'listening')]);
  return {
    url: `http://${host}:${(page.address() as AddressInfo).port}`,
    smtpUrl: `smtp://${host}:${(smtp.server.address() as AddressInfo).port}`,
    mailbox,
    behaviour,
    close: async () => {
      page.closeAllConnections();
      // smtp-server waits up to 30 s for clients that idle in a pool; nobody needs their goodbye here.
      for (const connection of smtp.connections) connection.close();
      await Promise.all([
        new Promise<void>((done) => smtp.close(() => done())),
        new Promise<void>((done) => page.close(() => done())),
      ]);
    },
  };
}

import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';
import type { Caller } from '../caller';
import type { Dice } from '../dice';

/** The shipper's own program that hears of everything, and sometimes fails. */
export interface Receiver {
  /** Deliveries that it said yes to. */
  readonly heard: ReadonlySet<string>;
  readonly forged: number;
  close(): void;
}

/** Of what happens, this is asked for: a webhook for everything would be most of the work there is. */
const eventTypes = ['claim.submitted', 'claim.decided', 'claim.settled', 'payout.paid'];

/** Listens, and registers itself at the API as the shipper's webhook. */
export async function listenToWebhooks(shipper: Caller, dice: Dice): Promise<Receiver> {
  const heard = new Set<string>();
  let forged = 0;
  let secret = '';
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const headers = request.headers as Record<string, string>;
      try {
        new Webhook(secret).verify(body, headers);
      } catch {
        forged += 1;
      }
      const fails = dice.chance(0.05);
      if (!fails) heard.add(String(headers['webhook-id']));
      response.writeHead(fails ? 500 : 204).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const made = await shipper.once<{ secret: string }>({
    method: 'POST',
    path: '/api/webhooks',
    body: { url, eventTypes },
  });
  if (made?.status !== 201) throw new Error(`the webhook was refused: ${JSON.stringify(made?.body)}`);
  secret = made.body.secret;
  return {
    heard,
    get forged() {
      return forged;
    },
    close: () => void server.close().closeAllConnections(),
  };
}

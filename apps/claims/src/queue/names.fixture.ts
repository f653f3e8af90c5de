import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Stands in for tracking and the gateway: who bears which name, as both would answer. */
export async function namesFixture() {
  const known = { shipments: new Map<string, string>(), people: new Map<string, string>() };
  const asked: string[] = [];
  let status = 200;
  const idsOf = (names: ReadonlyMap<string, string>, name: string): string[] =>
    [...names].filter(([, borne]) => borne.toLowerCase().includes(name.toLowerCase())).map(([id]) => id);
  const answerTo = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    const { name, most } = JSON.parse(text) as { name: string; most: number };
    asked.push(name);
    const recipients = request.url?.includes('consignees') ?? false;
    const ids = idsOf(recipients ? known.shipments : known.people, name);
    const answer = {
      [recipients ? 'shipmentIds' : 'personIds']: ids.slice(0, most),
      more: ids.length > most,
    };
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  };
  const server = createServer((request, response) => void answerTo(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    known,
    asked,
    answerWith: (next: number) => (status = next),
    close: () => server.close(),
  };
}

import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { Pool } from 'pg';
import { PreparingClient } from './preparing-client';

const message = (type: string, body: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(type), length, body]);
};
const signedIn = message('R', Buffer.alloc(4));
const ready = message('Z', Buffer.from('I'));
const goodbye = message('E', Buffer.from('SFATAL\0C57P01\0Munexpected postmaster exit\0\0'));

/** A PostgreSQL that dies in the same packet in which it says that it is ready. */
async function dyingServer(): Promise<Server> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end(Buffer.concat([signedIn, ready, goodbye])));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

it('survives a server that dies in the moment the pool hands the connection out', async () => {
  const server = await dyingServer();
  const { port } = server.address() as AddressInfo;
  const pool = new Pool({ host: '127.0.0.1', port, user: 'nobody', max: 1, Client: PreparingClient });
  pool.on('error', () => undefined);
  const client = await pool.connect();
  await expect(client.query('SELECT 1')).rejects.toThrow(/not queryable|terminated/);
  client.release(true);
  await pool.end();
  server.close();
});

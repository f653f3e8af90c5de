import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Actor } from '@tuntas/platform';
import { Pool } from 'pg';
import { type FileClaim, type FilingRow, prepareFiling } from '../../../claims/src/claims/file-claim';
import { shippedBook } from '../../../claims/src/sla/shipped-book';

const book = shippedBook();

/** The least that filing can cost: node:http, pg and the same statement, for one shipper, unchecked. */
const pool = new Pool({
  connectionString: process.env.DATABASE_URL,
  max: 10,
  options: '-c search_path=claims',
});

const server = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    file(JSON.parse(Buffer.concat(parts).toString()) as FileClaim).then(
      (body) => response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
      () => response.writeHead(500).end(),
    );
  });
});

async function file(claim: FileClaim): Promise<object> {
  const whole: FileClaim = { ...claim, wish: 'compensation', currency: 'IDR', filedFor: 'sender' };
  const { statement, body } = prepareFiling(whole, shipper, new Date(), null, book);
  const { rows } = await pool.query<FilingRow>(statement);
  return { ...body, number: rows[0]?.number, shipmentId: rows[0]?.known };
}

let shipper: Actor;
void pool
  .query<{ id: string; organisation: string }>(
    `SELECT id, organisation_id AS organisation FROM gateway.people WHERE email = 'shipper@melati.example'`,
  )
  .then(({ rows }) => {
    shipper = {
      personId: rows[0]?.id ?? '',
      organisationId: rows[0]?.organisation ?? null,
      roles: ['shipper'],
      kind: 'person',
    };
    server.listen(0, '127.0.0.1', () => {
      process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}/claims\n`);
    });
  });

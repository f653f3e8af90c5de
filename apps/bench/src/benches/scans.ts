import { v7 } from 'uuid';
import { runStack } from '../../../e2e/support/running-stack';
import type { Bench } from '../bench';
import { inTurn } from '../measure';
import { tokenFor } from '../token';
import { firstParcel } from '../parcels';

const batch = 500;
const batches = 10;
const rounds = 3;
/** What a parcel is scanned on its way, about. */
const perParcel = 8;

/** Batches of scans over HTTP, each of another parcel, against inserting the same rows. */
export const scans: Bench = {
  name: 'scans',
  what: `scans taken over HTTP in batches of ${batch}`,
  async run(say) {
    say('starting a stack');
    const tuntas = await runStack();
    try {
      const { database, stack } = tuntas;
      const body = await firstParcel(tuntas);
      let made = 0;
      const parcels = async (): Promise<string[]> => {
        const first = made;
        made += batch * batches;
        await database.query(
          `INSERT INTO tracking.shipments
           SELECT (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid(), 'waybill', 'B' || n, 'waybill_key', 'B' || n))).*
           FROM tracking.shipments s, generate_series($2::int, $3::int) AS n WHERE s.id = $1`,
          [body.id, first + 1, made],
        );
        return Array.from({ length: batch * batches }, (_, index) => `B${first + index + 1}`);
      };
      const authorization = `Bearer ${await tokenFor(tuntas, 'courier@kilat.example', 'courier')}`;
      const scanOf = (waybill: string) => ({
        carrier: 'jne',
        waybill,
        status: 'in_transit',
        hub: 'CGK',
        occurredAt: new Date(Date.now() - 60_000).toISOString(),
      });
      const ours = async (): Promise<number> => {
        const waybills = await parcels();
        const began = performance.now();
        for (let at = 0; at < waybills.length; at += batch) {
          const response = await fetch(`${stack.addresses.tracking}/scans/batch`, {
            method: 'POST',
            headers: { 'content-type': 'application/json', authorization },
            body: JSON.stringify({ scans: waybills.slice(at, at + batch).map(scanOf) }),
          });
          const { stored } = (await response.json()) as { stored?: number };
          if (stored !== batch)
            throw new Error(`${stored} of ${batch} scans were stored: HTTP ${response.status}`);
        }
        return (batch * batches * 1_000) / (performance.now() - began);
      };
      const bare = async (): Promise<number> => {
        const waybills = await parcels();
        const began = performance.now();
        for (let at = 0; at < waybills.length; at += batch) {
          await database.query(
            `INSERT INTO tracking.scans (id, shipment_id, organisation_id, carrier_key, status, hub, occurred_at, hash, reported_by, received_at)
             SELECT told.id, s.id, s.organisation_id, 'jne', 'in_transit', 'CGK', now(), told.id::text, 'bench', now()
             FROM unnest($1::uuid[], $2::text[]) AS told (id, waybill) JOIN tracking.shipments s ON s.waybill_key = told.waybill
             ON CONFLICT ON CONSTRAINT scans_told_once DO NOTHING`,
            [waybills.slice(at, at + batch).map(() => v7()), waybills.slice(at, at + batch)],
          );
        }
        return (batch * batches * 1_000) / (performance.now() - began);
      };
      say(`${rounds} rounds`);
      const { ours: value, limit, ratio } = await inTurn(rounds, ours, bare);
      return [
        {
          name: 'scans stored, one connection',
          value,
          unit: '/s',
          limit: { name: 'the bare upsert', value: limit },
          ratio,
          aim: '≥ 0.5',
          met: ratio >= 0.5,
        },
        {
          name: `parcels a day at ${perParcel} scans each`,
          value: (value * 86_400) / perParcel / 1e6,
          unit: 'million',
        },
      ];
    } finally {
      await tuntas.stop();
    }
  },
};

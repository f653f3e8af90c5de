import { v7 } from 'uuid';
import { runStack } from '../../../e2e/support/running-stack';
import type { Bench } from '../bench';
import { inTurn } from '../measure';
import { tokenFor } from '../token';
import { firstParcel } from '../parcels';

const batch = 500;
const rounds = 3;
/** What a parcel is scanned on its way, about; a hub says nothing new about where it stands. */
const journey = [
  'picked_up',
  'in_transit',
  'in_transit',
  'at_hub',
  'at_hub',
  'in_transit',
  'out_for_delivery',
  'delivered',
] as const;

/** The whole way of 500 parcels over HTTP, one batch for each of their scans, against inserting the same rows. */
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
        made += batch;
        await database.query(
          `INSERT INTO tracking.shipments
           SELECT (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid(), 'waybill', 'B' || n, 'waybill_key', 'B' || n))).*
           FROM tracking.shipments s, generate_series($2::int, $3::int) AS n WHERE s.id = $1`,
          [body.id, first + 1, made],
        );
        return Array.from({ length: batch }, (_, index) => `B${first + index + 1}`);
      };
      const authorization = `Bearer ${await tokenFor(tuntas, 'courier@kilat.example', 'courier')}`;
      const scanOf = (waybill: string, step: number) => ({
        carrier: 'jne',
        waybill,
        status: journey[step],
        hub: `H${step}`,
        occurredAt: new Date(Date.now() - (journey.length - step) * 60_000).toISOString(),
      });
      const ours = async (): Promise<number> => {
        const waybills = await parcels();
        const began = performance.now();
        for (const step of journey.keys()) {
          const response = await fetch(`${stack.addresses.tracking}/scans/batch`, {
            method: 'POST',
            headers: { 'content-type': 'application/json', authorization },
            body: JSON.stringify({ scans: waybills.map((waybill) => scanOf(waybill, step)) }),
          });
          const { stored } = (await response.json()) as { stored?: number };
          if (stored !== batch)
            throw new Error(`${stored} of ${batch} scans were stored: HTTP ${response.status}`);
        }
        return (batch * journey.length * 1_000) / (performance.now() - began);
      };
      const bare = async (): Promise<number> => {
        const waybills = await parcels();
        const began = performance.now();
        for (const [step, status] of journey.entries()) {
          await database.query(
            `INSERT INTO tracking.scans (id, shipment_id, organisation_id, carrier_key, status, hub, occurred_at, hash, reported_by, received_at)
             SELECT told.id, s.id, s.organisation_id, 'jne', $3, $4, now(), told.id::text, 'bench', now()
             FROM unnest($1::uuid[], $2::text[]) AS told (id, waybill) JOIN tracking.shipments s ON s.waybill_key = told.waybill
             ON CONFLICT ON CONSTRAINT scans_told_once DO NOTHING`,
            [waybills.map(() => v7()), waybills, status, `H${step}`],
          );
        }
        return (batch * journey.length * 1_000) / (performance.now() - began);
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
          name: `parcels a day at ${journey.length} scans each`,
          value: (value * 86_400) / journey.length / 1e6,
          unit: 'million',
        },
      ];
    } finally {
      await tuntas.stop();
    }
  },
};

import { setTimeout as sleep } from 'node:timers/promises';
import { type RunningStack, runStack } from '../../../e2e/support/running-stack';
import type { Bench, Figure } from '../bench';
import { parcelSource } from '../parcels';
import { residentBytes } from '../processes';
import { tokenFor } from '../token';

const sizes = [10_000, 100_000] as const;
const HEADER = 'waybill,type,description,amount,reference\n';

/** Files of claims, checked and then filed: rows a second against inserting the same rows, and the service's memory. */
export const imports: Bench = {
  name: 'imports',
  what: 'a CSV of claims over HTTP to the service, checked (dry run) and then filed',
  async run(say) {
    say('starting a stack');
    const tuntas = await runStack();
    try {
      const next = await parcelSource(tuntas);
      const authorization = `Bearer ${await tokenFor(tuntas, 'shipper@melati.example', 'shipper')}`;
      const figures: Figure[] = [];
      const peaks: number[] = [];
      for (const rows of sizes) {
        const number = await next(rows);
        const lines = Array.from({ length: rows }, () => number()).map(
          (waybill) => `${waybill},damage,"A lamp, broken",130000,REF-${rows}-${waybill}\n`,
        );
        const memory = watched(tuntas);
        say(`${rows} rows`);
        const { checked, filed } = await filing(tuntas, authorization, HEADER + lines.join(''), rows);
        const peak = await memory.peak();
        peaks.push(peak);
        const bare = await bareInsert(tuntas, rows);
        const limit = { name: 'inserting rows and claims bare', value: bare };
        const label = rows.toLocaleString('en');
        figures.push({
          name: `${label} rows checked`,
          value: checked,
          unit: '/s',
          limit,
          ratio: checked / bare,
        });
        figures.push({ name: `${label} rows filed`, value: filed, unit: '/s', limit, ratio: filed / bare });
        figures.push({ name: `${label} rows, most memory of claims`, value: peak, unit: 'MB' });
      }
      const ratio = (peaks[1] ?? NaN) / (peaks[0] ?? NaN);
      figures.push({
        name: 'memory of ten times the rows',
        value: ratio,
        unit: '×',
        aim: '< 1.3',
        met: ratio < 1.3,
      });
      return figures;
    } finally {
      await tuntas.stop();
    }
  },
};

async function filing({ stack }: RunningStack, authorization: string, csv: string, rows: number) {
  const imports = `${stack.addresses.claims}/claim-imports`;
  const state = async (id: string) => {
    const response = await fetch(`${imports}/${id}`, { headers: { authorization } });
    return (await response.json()) as { state: string; good: number; filed: number };
  };
  const until = async (id: string, wanted: string) => {
    for (;;) {
      const job = await state(id);
      if (job.state === wanted) return job;
      await sleep(250);
    }
  };
  const headers = { authorization, 'content-type': 'text/csv' };
  let began = performance.now();
  const sent = await fetch(`${imports}?dryRun=true`, { method: 'POST', headers, body: csv });
  const { id } = (await sent.json()) as { id: string };
  const { good } = await until(id, 'checked');
  if (good !== rows) throw new Error(`${good} of ${rows} rows are good`);
  const checked = (rows * 1_000) / (performance.now() - began);
  began = performance.now();
  await fetch(`${imports}/${id}/file`, { method: 'POST', headers: { authorization } });
  const { filed } = await until(id, 'done');
  if (filed !== rows) throw new Error(`${filed} of ${rows} rows were filed`);
  return { checked, filed: (rows * 1_000) / (performance.now() - began) };
}

/** The same rows and claims copied by the database itself into tables with the same indexes; taken back. */
async function bareInsert({ database }: RunningStack, rows: number): Promise<number> {
  await database.query('BEGIN');
  await database.query(
    'CREATE TEMP TABLE bare_rows (LIKE claims.claim_import_rows INCLUDING ALL) ON COMMIT DROP',
  );
  await database.query('CREATE TEMP TABLE bare_claims (LIKE claims.claims INCLUDING ALL) ON COMMIT DROP');
  const began = performance.now();
  await database.query(
    `INSERT INTO bare_rows SELECT r.* FROM claims.claim_import_rows r JOIN claims.claim_imports i ON i.id = r.import_id
     WHERE i.rows = $1`,
    [rows],
  );
  await database.query(
    'INSERT INTO bare_claims SELECT * FROM claims.claims WHERE external_reference LIKE $1',
    [`REF-${rows}-%`],
  );
  const perSecond = (rows * 1_000) / (performance.now() - began);
  await database.query('ROLLBACK');
  return perSecond;
}

/** The claims service's resident memory, looked at four times a second; from /proc, so on Linux only. */
function watched({ stack }: RunningStack) {
  const pid = [...stack.services].find(([name]) => name === 'claims')?.[1].pid ?? 0;
  let most = 0;
  let over = false;
  const looking = (async () => {
    while (!over) {
      most = Math.max(most, residentBytes(pid));
      await sleep(250);
    }
  })();
  return {
    peak: async (): Promise<number> => {
      over = true;
      await looking;
      return most / 1e6;
    },
  };
}

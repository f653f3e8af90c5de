import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compiled } from '../../../../deploy/local/host/checkout';
import { collector, type Span } from '../../../e2e/support/collector';
import { writeLongerSample } from '../../../e2e/support/longer-sample';
import { type RunningStack, runStack } from '../../../e2e/support/running-stack';
import type { Bench, Figure } from '../bench';
import { followed } from '../followed';
import { median } from '../measure';
import { watchCpu } from '../processes';

const copies = 10;
/** Kinds of work that are shown, those that take longest first. */
const shown = 10;

/** Past claims from their CSV to the last payout and mail: as many a second as it goes, and where a claim's time goes. */
export const replay: Bench = {
  name: 'replay',
  what: 'past claims (BENCH_CLAIMS_FILE, or the sample many times over) filed, decided, paid and told',
  async run(say) {
    const folder = mkdtempSync(join(tmpdir(), 'tuntas-bench-'));
    try {
      const sample = join(folder, 'claims.csv');
      writeLongerSample(sample, copies);
      say('as it runs every day');
      const plain = await replayed(process.env['BENCH_CLAIMS_FILE'] ?? sample);
      say('with traces');
      const traces = await collector();
      try {
        const traced = await replayed(sample, { OTEL_EXPORTER_OTLP_ENDPOINT: traces.url });
        return [
          { name: 'claims, from filing to paid and told', value: plain.perSecond, unit: '/s' },
          ...plain.cpu
            .filter(([, ms]) => ms >= 0.2)
            .map(([part, ms]) => ({ name: `CPU of ${part}, a claim`, value: ms, unit: 'ms' })),
          ...whereTimeGoes(traces.spans, traced.claims),
        ];
      } finally {
        await traces.close();
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** A house of its own, from the first row to the last mail. */
async function replayed(file: string, env: Record<string, string> = {}) {
  const tuntas = await runStack(env);
  try {
    const cpuSoFar = watchCpu(tuntas);
    const began = performance.now();
    await runReplay(tuntas, file);
    await followed(tuntas);
    const seconds = (performance.now() - began) / 1_000;
    const { rows } = await tuntas.database.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM claims.claims',
    );
    const claims = rows[0]?.n ?? 0;
    const cpu = cpuSoFar().map(([part, ms]) => [part, ms / claims] as const);
    return { claims, perSecond: claims / seconds, cpu };
  } finally {
    await tuntas.stop();
  }
}

function runReplay({ stack }: RunningStack, file: string): Promise<void> {
  const args = [compiled('apps/cli/src/replay.js'), file, '--refused', `${file}.refused.csv`];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...stack.environment() },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said = `${said}${chunk.toString()}`.slice(-2_000)));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`The replay ended with ${code}: ${said}`)),
    );
  });
}

/** Each kind of work: how long it takes a claim altogether, and how long one waited after what caused it. */
function whereTimeGoes(spans: readonly Span[], claims: number): Figure[] {
  const byId = new Map(spans.map((span) => [span.spanId, span]));
  const kinds = new Map<string, { times: number[]; waits: number[] }>();
  for (const span of spans) {
    const name = `${span.service.replace('tuntas-', '')}: ${span.name}`;
    const kind = kinds.get(name) ?? { times: [], waits: [] };
    kinds.set(name, kind);
    kind.times.push(ms(span.endTimeUnixNano) - ms(span.startTimeUnixNano));
    const cause = span.parentSpanId ? byId.get(span.parentSpanId) : undefined;
    // What its cause waits for has not waited itself.
    if (cause && ms(span.startTimeUnixNano) > ms(cause.endTimeUnixNano)) {
      kind.waits.push(ms(span.startTimeUnixNano) - ms(cause.endTimeUnixNano));
    }
  }
  return [...kinds]
    .map(([name, { times, waits }]) => ({
      name,
      times,
      waits,
      perClaim: times.reduce((sum, one) => sum + one, 0) / claims,
    }))
    .sort((one, other) => other.perClaim - one.perClaim)
    .slice(0, shown)
    .flatMap(({ name, times, waits, perClaim }) => [
      {
        name: `${name}, ${(times.length / claims).toFixed(1)} a claim, together`,
        value: perClaim,
        unit: 'ms',
      },
      { name: '  one of them, p50', value: median(times), unit: 'ms' },
      ...(waits.length > 0
        ? [{ name: '  waited after its cause, p50', value: median(waits), unit: 'ms' }]
        : []),
    ]);
}

const ms = (nanoseconds: string): number => Number(BigInt(nanoseconds) / 1_000n) / 1_000;

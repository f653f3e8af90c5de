import { writeFileSync } from 'node:fs';
import type { Bench } from './bench';
import { desk } from './benches/desk';
import { firstVisits } from './benches/first-visits';
import { filing } from './benches/filing';
import { footprint } from './benches/footprint';
import { imports } from './benches/imports';
import { inbox } from './benches/inbox';
import { latency } from './benches/latency';
import { queue } from './benches/queue';
import { relay } from './benches/relay';
import { replay } from './benches/replay';
import { rules } from './benches/rules';
import { scans } from './benches/scans';
import { timers } from './benches/timers';
import { json, type Result, table } from './report';

const benches: readonly Bench[] = [
  rules,
  filing,
  latency,
  relay,
  inbox,
  scans,
  timers,
  queue,
  imports,
  replay,
  footprint,
  firstVisits,
  desk,
];

/** `npm run bench [-- NAME ...] [--json FILE]`: all benches, or those named. */
async function main(args: readonly string[]): Promise<void> {
  const at = args.indexOf('--json');
  const file = at < 0 ? null : (args[at + 1] ?? null);
  const names = args.filter((arg, index) => !arg.startsWith('--') && (at < 0 || index !== at + 1));
  const unknown = names.filter((name) => !benches.some((bench) => bench.name === name));
  if (unknown.length > 0) {
    throw new Error(
      `There is no bench ${unknown.join(', ')}: ${benches.map(({ name }) => name).join(', ')}.`,
    );
  }
  const results: Result[] = [];
  for (const bench of benches.filter(({ name }) => names.length === 0 || names.includes(name))) {
    const say = (progress: string): void => console.error(`  ${bench.name}: ${progress}`);
    results.push({ bench, figures: await bench.run(say) });
    console.log(`\n${table(results.at(-1) as Result)}`);
  }
  if (file) writeFileSync(file, `${json(results)}\n`);
}

main(process.argv.slice(2)).then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);

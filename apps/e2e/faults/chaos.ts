import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openOwnStack } from '../../../deploy/local';
import { readOptions } from './options';
import { json, table, wrongs } from './report';
import { storm } from './storm';
import { start } from './system';
import { trial } from './trial';

const began = Date.now();
const print = (text: string): void => void process.stdout.write(`${text}\n`);
const complain = (text: string): void => void process.stderr.write(`${text}\n`);
const say = (line: string): void =>
  print(`${String(Math.round((Date.now() - began) / 1_000)).padStart(5)} s  ${line}`);

/** `npm run chaos`: everybody at work while everything breaks in turn; then every answer that was given is looked up. */
async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  const own = await openOwnStack('chaos', { afresh: true });
  say(`${options.minutes} minutes with seed ${options.seed}; logs in ${join(own.stateDir, 'logs')}`);
  const system = await start({ ...own, say });
  const outcome = await trial(system, options, (ground) => storm(ground, options.minutes), say);
  await system.stop();
  print(`\n${table(outcome)}\n`);
  if (options.json) writeFileSync(options.json, json(outcome));
  const wrong = wrongs(outcome);
  for (const line of wrong) complain(line);
  if (wrong.length === 0) rmSync(own.stateDir, { recursive: true, force: true });
  return wrong.length === 0 ? 0 : 1;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    complain(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exit(1);
  },
);

import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openOwnStack } from '../../../deploy/local';
import { teachBank } from './bank.faults';
import { lookUp, quiet, unheard, verify } from './check';
import { Dice } from './dice';
import { type Finding, Ledger } from './ledger';
import { gather } from './load/crew';
import { startLoad } from './load/load';
import { listenToWebhooks } from './load/webhooks';
import { Memory } from './memory';
import { type ChaosOptions, readOptions } from './options';
import { Paths } from './paths';
import { discardPoison } from './poison';
import { json, type Outcome, table, wrongs } from './report';
import { storm } from './storm';
import { start, type System } from './system';
import { Tally } from './tally';
import { pause } from './wait';

/** What `verify` forgives because it may still be on its way. */
const YOUNG = 62_000;
const QUIET_WITHIN = 600_000;

const began = Date.now();
const print = (text: string): void => void process.stdout.write(`${text}\n`);
const complain = (text: string): void => void process.stderr.write(`${text}\n`);
const say = (line: string): void =>
  print(`${String(Math.round((Date.now() - began) / 1_000)).padStart(5)} s  ${line}`);

/** `npm run chaos`: everybody at work while everything breaks in turn; then every answer that was given is looked up. */
async function chaos(system: System, { minutes, seed, rate }: ChaosOptions): Promise<Outcome> {
  const dice = new Dice(seed);
  const [tally, ledger] = [new Tally(), new Ledger()];
  const crew = await gather(system, { tally, ledger }, `C${seed.toString(36).toUpperCase()}X`);
  const receiver = await listenToWebhooks(crew.shipper, dice.fork());
  await teachBank(system, {});
  const memory = new Memory(system);
  const load = startLoad(crew, dice.fork(), rate);
  const paths = new Paths(crew);
  await pause(5_000);
  const looking = setInterval(() => void memory.look(), 15_000);
  const until = Date.now() + minutes * 60_000;
  const injected = await storm({ system, paths, dice: dice.fork(), until }, say);
  say('The load ends; waiting until everything is quiet');
  await Promise.all([load.stop(), paths.stop()]);
  say(`${await discardPoison(system, crew.admin)} dead letters were made on purpose and are discarded`);
  await quiet(system, QUIET_WITHIN);
  await pause(YOUNG);
  clearInterval(looking);
  await memory.look();
  const findings = await lookUp(system, ledger);
  const of = (kind: Finding['kind']) =>
    findings
      .filter((finding) => finding.kind === kind)
      .map(({ intent }) => `${intent.effect} ${intent.mark}`);
  const missed = await unheard(system, receiver.heard);
  receiver.close();
  return {
    seed,
    minutes,
    injected,
    tally: tally.figures(),
    answers: { done: ledger.count('done'), refused: ledger.count('refused'), open: ledger.count('open') },
    heldBack: load.heldBack,
    lost: of('lost'),
    doubled: of('doubled'),
    contradicted: of('refused, but done'),
    webhooks: { heard: receiver.heard.size, unheard: missed.length, forged: receiver.forged },
    verify: await verify(system),
    memory: memory.held,
  };
}

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  const own = await openOwnStack('chaos', { afresh: true });
  say(`${options.minutes} minutes with seed ${options.seed}; logs in ${join(own.stateDir, 'logs')}`);
  const env = { PAYOUT_LIMITS: JSON.stringify({ IDR: 300_000 }) };
  const system = await start({ ...own, env, say });
  const outcome = await chaos(system, options);
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

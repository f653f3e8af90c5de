import { teachBank } from './bank.faults';
import { lookUp, quiet, unheard, verify } from './check';
import { Dice } from './dice';
import { type Finding, Ledger } from './ledger';
import { gather } from './load/crew';
import { startLoad } from './load/load';
import { listenToWebhooks } from './load/webhooks';
import { Memory } from './memory';
import type { ChaosOptions } from './options';
import { Paths } from './paths';
import { discardPoison } from './poison';
import type { Outcome } from './report';
import type { Ground, Injected } from './storm';
import type { System } from './system';
import { Tally } from './tally';
import { pause } from './wait';

const QUIET_WITHIN = 600_000;

/** Everybody at work while `breakThings` does; then everything becomes quiet, and every answer that was given is looked up. */
export async function trial(
  system: System,
  { seed, rate }: Pick<ChaosOptions, 'seed' | 'rate'>,
  breakThings: (ground: Ground) => Promise<Injected[]>,
  say: (line: string) => void,
): Promise<Outcome> {
  const [began, dice] = [Date.now(), new Dice(seed)];
  const [tally, ledger] = [new Tally(), new Ledger()];
  const crew = await gather(system, { tally, ledger }, `C${seed.toString(36).toUpperCase()}X`);
  const receiver = await listenToWebhooks(crew.shipper, dice.fork());
  await teachBank(system, {});
  const memory = new Memory(system);
  const load = startLoad(crew, dice.fork(), rate);
  const paths = new Paths(crew);
  await pause(5_000);
  const looking = setInterval(() => void memory.look(), 15_000);
  const injected = await breakThings({ system, paths, dice: dice.fork(), say });
  say('The load ends; waiting until everything is quiet');
  await Promise.all([load.stop(), paths.stop()]);
  say(`${await discardPoison(system, crew.admin)} dead letters were made on purpose and are discarded`);
  await quiet(system, QUIET_WITHIN);
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
    minutes: Math.round((Date.now() - began) / 60_000),
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

import type { Held } from './memory';
import type { Injected } from './storm';
import type { Tally } from './tally';

export interface Outcome {
  readonly seed: number;
  readonly minutes: number;
  readonly injected: readonly Injected[];
  readonly tally: ReturnType<Tally['figures']>;
  readonly answers: { readonly done: number; readonly refused: number; readonly open: number };
  readonly heldBack: number;
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly contradicted: readonly string[];
  readonly webhooks: { readonly heard: number; readonly unheard: number; readonly forged: number };
  readonly verify: { readonly holds: boolean; readonly output: string };
  readonly memory: ReadonlyMap<string, Held>;
}

interface Line {
  readonly fault: string;
  readonly numbers: string;
  times: number;
  worst: number;
  path: string;
}

/** What went wrong, in words; nothing when all is well. */
export function wrongs({ lost, doubled, contradicted, webhooks, verify, injected }: Outcome): string[] {
  const never = injected.flatMap(({ fault, recovery }) =>
    recovery.filter(({ after }) => after === null).map(({ path }) => `after "${fault.name}": ${path}`),
  );
  return [
    ...lost.map((what) => `lost: ${what}`),
    ...doubled.map((what) => `doubled: ${what}`),
    ...contradicted.map((what) => `refused, but done: ${what}`),
    ...(webhooks.unheard > 0 ? [`${webhooks.unheard} webhooks were said to be delivered and were not`] : []),
    ...(webhooks.forged > 0 ? [`${webhooks.forged} webhooks had a wrong signature`] : []),
    ...never.map((what) => `did not recover ${what}`),
    ...(verify.holds ? [] : [`verify:\n${verify.output}`]),
  ];
}

function lines(injected: readonly Injected[]): Line[] {
  const byName = new Map<string, Line>();
  for (const { fault, recovery, beside } of injected) {
    const line = byName.get(fault.name) ?? {
      fault: fault.name,
      numbers: fault.numbers.join(' '),
      times: 0,
      worst: 0,
      path: '',
    };
    byName.set(fault.name, line);
    line.times += 1;
    for (const { path, after } of recovery) {
      const took = after ?? Infinity;
      if (took <= line.worst) continue;
      line.worst = took;
      line.path = beside ? `${path} (together with: ${beside})` : path;
    }
  }
  return [...byName.values()].sort((left, right) => right.worst - left.worst);
}

const seconds = (ms: number): string => (ms === Infinity ? 'never' : (ms / 1_000).toFixed(1));
const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;

/** The table, in Markdown as it goes into the documentation. */
export function table(outcome: Outcome): string {
  const { injected, tally, answers, memory, webhooks } = outcome;
  const rows: [string, string | number][] = [
    ['minutes', outcome.minutes],
    ['seed', outcome.seed],
    ['faults injected', injected.length],
    ['requests', tally.requests],
    ['answered with 5xx', percent(tally.serverErrorShare)],
    ['not answered at all', percent(tally.unansweredShare)],
    ['refused by rate limits', percent(tally.rateLimitedShare)],
    ['effects told as done, and looked up', answers.done],
    ['effects that nobody was told about clearly', answers.open],
    ['actions held back because too much was under way', outcome.heldBack],
    ['webhooks heard', webhooks.heard],
    ['worst recovery, seconds', seconds(Math.max(0, ...lines(injected).map(({ worst }) => worst)))],
    ['lost', outcome.lost.length],
    ['doubled', outcome.doubled.length],
    ['verify', outcome.verify.holds ? 'clean' : 'finds something'],
  ];
  return [
    markdown(['', 'figure'], rows),
    markdown(
      ['fault', 'F', 'times', 'worst recovery, s', 'of which path'],
      lines(injected).map(({ fault, numbers, times, worst, path }) => [
        fault,
        numbers,
        times,
        seconds(worst),
        path,
      ]),
    ),
    markdown(
      ['process', 'MB first', 'last', 'most'],
      [...memory].map(([name, { first, last, most }]) => [name, first, last, most]),
    ),
  ].join('\n\n');
}

const markdown = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

export function json(outcome: Outcome): string {
  const { injected, memory, ...rest } = outcome;
  const faults = injected.map(({ fault, ...more }) => ({
    fault: fault.name,
    numbers: fault.numbers,
    ...more,
  }));
  return `${JSON.stringify({ ...rest, faults, memory: Object.fromEntries(memory) }, null, 2)}\n`;
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RunningStack, runStack } from '../../../e2e/support/running-stack';
import type { Bench } from '../bench';
import { followed } from '../followed';
import { startLimit } from '../limits/start-limit';
import { type Load, load } from '../load';
import { inTurn, median } from '../measure';
import { parcelSource } from '../parcels';
import { brokerPid } from '../processes';
import { tokenFor } from '../token';

const connections = 64;
const seconds = 4;
const rounds = 2;
const perRound = 12_000;

/** Filing a claim over HTTP, signed in, held against a bare server with the same SQL and against the usual way. */
export const filing: Bench = {
  name: 'filing',
  what: `claims filed over HTTP by ${connections} connections, while what follows from them waits`,
  async run(say) {
    say('starting a stack');
    const tuntas = await runStack();
    const limits: { stop(): void }[] = [];
    try {
      const parcels = await parcelSource(tuntas);
      const token = await tokenFor(tuntas, 'shipper@melati.example', 'shipper');
      const shoot =
        (url: string, headers: Record<string, string>, all = false) =>
        async (): Promise<Load> => {
          const next = await parcels(perRound);
          // Else each round would share the cores with what the one before has left to do.
          await followed(tuntas);
          const shot = () => load({ url, headers, connections, seconds, body: () => claimFor(next()) });
          return all ? shot() : withoutFollowers(tuntas, shot);
        };
      const signedIn = { authorization: `Bearer ${token}` };
      const bare = await startLimit('bare-filing', tuntas);
      limits.push(bare);
      const usual = await startLimit('usual-nest', tuntas);
      limits.push(usual);
      const claimsUrl = `${tuntas.stack.addresses.claims}/claims`;
      const direct = shoot(claimsUrl, signedIn);
      const latencies: Load[] = [];
      say('straight to the service, against the bare server');
      const paired = await inTurn(
        rounds,
        async () => {
          latencies.push(await direct());
          return latencies.at(-1)?.perSecond ?? 0;
        },
        async () => (await shoot(bare.url, signedIn)()).perSecond,
      );
      say('against the usual Nest way');
      const against = await inTurn(
        rounds,
        async () => (await direct()).perSecond,
        async () => (await shoot(usual.url, signedIn)()).perSecond,
      );
      say('through the gateway');
      const key = JSON.parse(readFileSync(join(tuntas.stack.settings.stateDir, 'demo.json'), 'utf8')) as {
        keys: { melati: string };
      };
      const gateway = shoot(`${tuntas.stack.addresses.gateway}/api/claims`, {
        authorization: `Bearer ${key.keys.melati}`,
      });
      const through = await inTurn(
        rounds,
        async () => (await gateway()).perSecond,
        async () => (await direct()).perSecond,
      );
      say('with all that follows at the same time');
      const everything = await inTurn(
        rounds,
        async () => (await shoot(claimsUrl, signedIn, true)()).perSecond,
        async () => (await direct()).perSecond,
      );
      const p99 = median(latencies.slice(1).map((one) => one.p99));
      return [
        {
          name: 'straight to the service',
          value: paired.ours,
          unit: '/s',
          limit: { name: 'bare node:http + pg, same SQL', value: paired.limit },
          ratio: paired.ratio,
          aim: '≥ 0.85',
          met: paired.ratio >= 0.85,
        },
        { name: 'p99', value: p99, unit: 'ms', aim: '< 30 ms', met: p99 < 30 },
        {
          name: 'against the usual Nest way',
          value: against.ours,
          unit: '/s',
          limit: { name: 'Express, class-validator, save()', value: against.limit },
          ratio: against.ratio,
          aim: '≥ 5',
          met: against.ratio >= 5,
        },
        {
          name: 'through the gateway',
          value: through.ours,
          unit: '/s',
          limit: { name: 'straight to the service', value: through.limit },
          ratio: through.ratio,
        },
        {
          name: 'while messages, mails and timers follow',
          value: everything.ours,
          unit: '/s',
          limit: { name: 'while they wait', value: everything.limit },
          ratio: everything.ratio,
        },
      ];
    } finally {
      for (const limit of limits) limit.stop();
      await tuntas.stop();
    }
  },
};

const followers = ['resolution', 'tracking', 'notifications'] as const;

/**
 * Holds still what follows from a claim, and the broker that would carry its event away: they take the same cores, and
 * nothing follows from the limits, or later.
 */
async function withoutFollowers<T>({ stack }: RunningStack, work: () => Promise<T>): Promise<T> {
  const broker = brokerPid();
  const all = (signal: NodeJS.Signals) => {
    for (const name of followers) stack.services.get(name)?.kill(signal);
    if (broker) process.kill(broker, signal);
  };
  all('SIGSTOP');
  try {
    return await work();
  } finally {
    all('SIGCONT');
  }
}

const claimFor = (waybill: string): string =>
  JSON.stringify({
    waybill,
    type: 'damage',
    lines: [{ description: 'Ceramic vase', quantity: 1, claimedAmount: 500_000 }],
  });

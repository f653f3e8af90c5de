import { setTimeout as sleep } from 'node:timers/promises';
import { runStack } from '../../../e2e/support/running-stack';
import type { Bench } from '../bench';
import { cpuMs, residentBytes } from '../processes';

const seconds = 30;
/** Until what a start leaves behind is done: code compiled while it ran, memory given back. */
const settling = 45;

/** What the services take while nothing happens; read from /proc, so on Linux only. */
export const footprint: Bench = {
  name: 'footprint',
  what: `memory and CPU of the five services, idle for ${seconds} s, and a warm start`,
  async run(say) {
    say('starting a stack');
    const began = performance.now();
    const tuntas = await runStack();
    const started = (performance.now() - began) / 1_000;
    try {
      say(`settling for ${settling} s`);
      await sleep(settling * 1_000);
      const pids = [...tuntas.stack.services].map(([name, { pid }]) => ({ name, pid: pid ?? 0 }));
      const before = pids.map(({ pid }) => cpuMs(pid));
      await sleep(seconds * 1_000);
      const spent = pids.reduce((sum, { pid }, index) => sum + cpuMs(pid) - (before[index] ?? 0), 0);
      const idle = spent / (seconds * 10);
      return [
        ...pids.map(({ name, pid }) => {
          const value = residentBytes(pid) / 1e6;
          return { name, value, unit: 'MB', aim: '< 160 MB', met: value < 160 };
        }),
        { name: 'idle CPU of all together', value: idle, unit: '% of a core', aim: '< 2 %', met: idle < 2 },
        {
          name: 'all services and schema, engines running',
          value: started,
          unit: 's',
          aim: '< 20 s',
          met: started < 20,
        },
      ];
    } finally {
      await tuntas.stop();
    }
  },
};

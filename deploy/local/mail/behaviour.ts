import { z } from 'zod';

/** How the catcher answers a mail: as a good server, or with one of the faults that real ones show. */
export const behaviourSchema = z.strictObject({
  mode: z
    .enum(['accept', 'reject', 'tempfail', 'delay', 'drop'])
    .describe(
      'reject: 550 · tempfail: 451 · delay: accept late · drop: accept, then hang up without an answer',
    ),
  to: z.string().optional().describe('only for recipients whose address contains this'),
  times: z.int().positive().optional().describe('only for the next so many mails'),
  delayMs: z.int().min(0).max(120_000).default(1_000),
});
export type Behaviour = z.output<typeof behaviourSchema>;

/** The fault switch; counts `times` down and falls back to accepting. */
export class BehaviourSwitch {
  private current: Behaviour = { mode: 'accept', delayMs: 0 };

  get(): Behaviour {
    return this.current;
  }

  set(behaviour: Behaviour): void {
    this.current = { ...behaviour };
  }

  for(recipients: readonly string[]): Behaviour {
    const { to, times } = this.current;
    if (to && !recipients.some((address) => address.includes(to))) return { mode: 'accept', delayMs: 0 };
    const now = this.current;
    if (times !== undefined) {
      this.current = times > 1 ? { ...now, times: times - 1 } : { mode: 'accept', delayMs: 0 };
    }
    return now;
  }
}

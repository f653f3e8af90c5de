import { z } from 'zod';

export const act = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('succeed') }),
  /** Refuses for good, as for a closed account; the refusal is in the book. */
  z.strictObject({ act: z.literal('fail'), code: z.string().default('account_closed') }),
  /** 500 without doing anything. */
  z.strictObject({ act: z.literal('error') }),
  /** Does it, then answers 500. */
  z.strictObject({ act: z.literal('error_after') }),
  /** Waits before doing it. */
  z.strictObject({ act: z.literal('slow'), ms: z.int().min(1).max(600_000) }),
  /** Cuts the connection without doing anything. */
  z.strictObject({ act: z.literal('cut') }),
  /** Does it, then cuts the connection. */
  z.strictObject({ act: z.literal('cut_after') }),
  /** Does it and never answers. */
  z.strictObject({ act: z.literal('silent_after') }),
  /** Does it, answers, and calls back twice. */
  z.strictObject({ act: z.literal('answer_twice') }),
  /** Does it and calls back before it answers. */
  z.strictObject({ act: z.literal('callback_first') }),
  /** Does it and names another amount in the answer; the book holds the right one. */
  z.strictObject({ act: z.literal('wrong_amount') }),
]);

export type Act = z.infer<typeof act>;

export const script = z.strictObject({
  default: act.default({ act: 'succeed' }),
  /** Taken one by one before anything else. */
  next: z.array(z.strictObject({ times: z.int().min(1).default(1), behave: act })).default([]),
  /** With `probability`, one of `acts`; the same seed gives the same run. */
  chance: z
    .strictObject({
      probability: z.number().min(0).max(1),
      seed: z.int().default(1),
      acts: z.array(act).min(1),
    })
    .optional(),
  /** Inquiries fail with 500 for the next N asks. */
  failInquiries: z.int().min(0).default(0),
  callbackUrl: z.url().optional(),
});

export type Script = z.infer<typeof script>;

/** Deals one act per request, in the order a test wrote it. */
export class Behaviour {
  private queue: Act[];
  private state: number;
  private failingInquiries: number;

  constructor(readonly script: Script) {
    this.queue = script.next.flatMap(({ times, behave }) => Array<Act>(times).fill(behave));
    this.state = script.chance?.seed ?? 1;
    this.failingInquiries = script.failInquiries;
  }

  next(): Act {
    const queued = this.queue.shift();
    if (queued) return queued;
    const { chance } = this.script;
    if (!chance || this.random() >= chance.probability) return this.script.default;
    return chance.acts[Math.floor(this.random() * chance.acts.length)] ?? this.script.default;
  }

  inquiryFails(): boolean {
    if (this.failingInquiries === 0) return false;
    this.failingInquiries -= 1;
    return true;
  }

  // mulberry32: small, seeded, good enough to deal faults.
  private random(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }
}

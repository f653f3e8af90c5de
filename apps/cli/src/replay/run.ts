import { setMaxListeners } from 'node:events';
import { ApiClient } from './api-client';
import { openCsv } from './csv-rows';
import { Filing, type Keys } from './filing';
import { grouped, inOrder, limiter } from './limiter';
import type { Options } from './options';
import { type PastClaim, rowReader } from './past-claim';
import { fit, type Profile, readProfile } from './profile';
import type { Progress } from './progress';
import type { RefusedFile } from './refused-file';
import { Settling } from './settling';
import { ClaimFile, type Expectation, Sums, Tally } from './survey';

const CHUNK = 100;
/** Chunks under way at a time; it bounds the memory of a run. */
const WIDTH = 4;
const MOST_PROBLEMS = 20;

export interface Outcome {
  readonly expected: Expectation;
  /** The same about the rows of this file, as the system has it. */
  readonly held: Expectation;
  readonly problems: readonly string[];
}

/** Opens the file as claims, with the profile that fits it. */
export async function openClaims({
  file,
  profile: path,
}: Pick<Options, 'file' | 'profile'>): Promise<{ claims: ClaimFile; profile: Profile }> {
  const csv = await openCsv(file);
  const { profile, columns } = fit(csv.header, path === undefined ? undefined : await readProfile(path));
  return { claims: new ClaimFile(csv, rowReader(profile, columns, csv.header)), profile };
}

/** Files, decides and settles a whole file; the same call again continues or confirms it. */
export class Replay {
  private readonly api: ApiClient;
  private readonly keys: Keys;
  private repeated = 0;

  constructor(
    private readonly options: Options,
    private readonly claims: ClaimFile,
    private readonly profile: Profile,
    private readonly refused: RefusedFile,
    private readonly progress: Progress,
    private readonly signal: AbortSignal,
  ) {
    // Every pause of every call listens to it.
    setMaxListeners(0, signal);
    this.keys = { shipper: options.shipperKey, staff: options.staffKey, approver: options.approverKey };
    this.api = new ApiClient({
      url: options.url,
      limit: limiter(options.concurrency),
      patienceMinutes: options.patience,
      signal,
      onRetry: (why) => this.noteRetry(why),
    });
  }

  /** `survey` is what the file says by itself; what the system then refuses is taken off it. */
  async run(survey: Expectation): Promise<Outcome> {
    if (survey.refused > 0) await this.refused.open();
    const expected = await this.file(survey.filed);
    const outcome = await this.settle(expected);
    await this.refused.finish();
    return outcome;
  }

  private async file(total: number): Promise<Expectation> {
    let done = 0;
    const filing = new Filing(this.api, this.keys, this.profile, () =>
      this.progress.show('Filing and deciding', ++done, total),
    );
    const tally = new Tally();
    const chunks = grouped(this.claims.rows(), CHUNK);
    // Some chunks ahead of what is filed, so that claims know the parcels by then.
    const registered = inOrder(chunks, WIDTH, (chunk) => filing.register(chunk));
    for await (const rows of inOrder(registered, WIDTH, (chunk) => filing.file(chunk))) {
      for (const { source, reason } of rows) {
        tally.count(reason === null ? source.read : { refused: reason });
        if (reason !== null) await this.refused.add(source, reason);
      }
    }
    this.progress.end();
    return tally.expectation();
  }

  private async settle(expected: Expectation): Promise<Outcome> {
    const settling = new Settling(this.api, this.keys, this.options.patience * 60_000, this.signal);
    const sums = new Sums();
    const held = { filed: 0, decided: 0, payouts: 0 };
    const problems: string[] = [];
    let done = 0;
    const chunks = grouped(this.accepted(), CHUNK);
    for await (const part of inOrder(chunks, WIDTH, async (chunk) => ({
      size: chunk.length,
      ...(await settling.rest(chunk)),
    }))) {
      held.filed += part.filed;
      held.decided += part.decided;
      held.payouts += part.paid.length;
      for (const amount of part.paid) sums.add(amount);
      if (problems.length < MOST_PROBLEMS) problems.push(...part.problems);
      this.progress.show('Settling', (done += part.size), expected.filed);
    }
    this.progress.end();
    const whole = { read: expected.read, refused: this.refused.rows, ...held, paid: sums.decimals() };
    return { expected, held: whole, problems: problems.slice(0, MOST_PROBLEMS) };
  }

  private async *accepted(): AsyncGenerator<PastClaim> {
    for await (const { read } of this.claims.rows()) if ('claim' in read) yield read.claim;
  }

  /** A few repetitions are daily life; what lasts is said, and at most every few seconds. */
  private noteRetry(why: string): void {
    if (why.endsWith('shipment.unknown')) return;
    this.repeated += 1;
    if (this.repeated === 1 || this.repeated % 200 === 0)
      this.progress.note(`Waiting for the system (${why}); the run goes on.`);
  }
}

import fc from 'fast-check';
import { commands, type Model } from './commands';
import { type Claim, nothing } from './rules';

/** As many as one run of the whole suite draws, with the model alone. */
const RUNS = 5;
const SUITES = 20;

/** The lives of all claims of one such suite. */
function suite(seed: number): Claim[][] {
  const runs = fc.sample(fc.array(commands, { minLength: 100, maxLength: 100, size: 'max' }), {
    seed,
    numRuns: RUNS,
  });
  return runs.flatMap((acts) => {
    const model: Model = { claims: [], before: nothing };
    const lives: Claim[][] = [];
    for (const act of acts) {
      if (!act.check(model)) continue;
      act.foresee(model);
      model.claims.forEach((claim, index) => {
        if (lives[index]?.at(-1) !== claim) lives[index] = [...(lives[index] ?? []), claim];
      });
    }
    return lives;
  });
}

const paid = ({ payouts }: Claim): number => payouts.filter(({ state }) => state === 'paid').length;

/** What must not break unseen, by a moment in a claim's life and the one before it. */
const turns: Readonly<Record<string, (now: Claim, before: Claim) => boolean>> = {
  'a part is paid, and more after an appeal': (now) => paid(now) === 2,
  'a rejection is turned into money by an appeal': (now, before) =>
    now.appeals > 0 && before.given === 0 && now.given > 0,
  'an appeal gives nothing more than was given': (now, before) =>
    now.appeals > 0 && before.stage === 'in_review' && now.stage === 'settled' && now.given === before.given,
  'a part is given by parcel, and more in money': (now) => now.parcel?.state === 'lost' && paid(now) > 0,
  'a parcel gets lost and its worth is paid': (now, before) =>
    before.parcel?.state === 'on its way' && now.parcel?.state === 'lost' && now.payouts.length > 0,
  'a parcel arrives': (now, before) => before.settlement === 'pending' && now.settlement === 'reshipped',
  'the bank refuses and pays when asked again': (now, before) =>
    before.payouts.at(-1)?.state === 'failed' && now.payouts.at(-1)?.state === 'paid',
  'a second person lets a large amount go': (now, before) =>
    before.payouts.at(-1)?.state === 'awaiting_approval' && now.payouts.at(-1)?.state === 'paid',
  'finance gives a payout up and the desk decides again': (now, before) =>
    before.settlement === 'failed' && now.deciders.length > before.deciders.length,
  'evidence wakes an expired claim': (now, before) => before.stage === 'expired' && now.stage === 'in_review',
};

it('comes in three of four suites to every turn that must not break unseen', () => {
  const suites = Array.from({ length: SUITES }, (_, seed) => suite(seed + 1));
  const reached = Object.entries(turns).map(([turn, is]) => [
    turn,
    suites.filter((lives) =>
      lives.some((life) => life.some((now, at) => at > 0 && is(now, life[at - 1] as Claim))),
    ).length,
  ]);
  const seldom = reached.filter(([, times]) => Number(times) < SUITES * 0.75);
  expect(seldom).toEqual([]);
});

import { waitFor } from '@tuntas/testing';
import fc from 'fast-check';
import { verify } from '../faults/check';
import { allSettles, commands, type Model } from './commands';
import { booksOf, type House, openHouse } from './house';
import { nothing } from './rules';

jest.setTimeout(600_000);
// Another try draws other acts, on books that are no longer empty: it would hide what the first one found.
jest.retryTimes(0);

/** More than a change needs: `MODEL_RUNS=100`. A failure names what repeats it: `MODEL_SEED`, `MODEL_PATH` and `MODEL_REPLAY`. */
const { MODEL_RUNS = '5', MODEL_SEED, MODEL_PATH, MODEL_REPLAY } = process.env;

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.tuntas.stop());

it('does with claims and money what the model says, whatever crashes and however often it is told', async () => {
  expect(await booksOf(house)).toEqual(nothing);
  // Of what is drawn, only what is possible then is done: about a third.
  const sequences = fc.commands([commands], { maxCommands: 100, size: 'max', replayPath: MODEL_REPLAY });
  const property = fc.asyncProperty(sequences, async (acts) => {
    const model: Model = { claims: [], before: await waitFor(() => booksOf(house)) };
    house.claims.length = 0;
    await fc.asyncModelRun(() => ({ model, real: house }), acts);
    await allSettles(model, house);
  });
  await fc.assert(property, {
    numRuns: Number(MODEL_RUNS),
    // Each try of a shorter sequence is paid for in real seconds.
    interruptAfterTimeLimit: 400_000,
    ...(MODEL_SEED ? { seed: Number(MODEL_SEED) } : {}),
    ...(MODEL_PATH ? { path: MODEL_PATH } : {}),
  });
  expect(await verify(house.tuntas)).toMatchObject({ holds: true });
});

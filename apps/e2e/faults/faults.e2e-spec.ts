import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Dice } from './dice';
import { wrongs } from './report';
import { faults, volley } from './storm';
import { start, type System } from './system';
import { trial } from './trial';

jest.setTimeout(900_000);

/** Each fault lasts so long at least; what comes after it decides how long it takes. */
const SECONDS = 2;

describe('every fault once while everybody works', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tuntas-faults-'));
  const said: string[] = [];
  const say = (line: string): void => void said.push(line);
  let system: System;

  beforeAll(async () => {
    // PostgreSQL does not run as root; its own user must be able to get in.
    chmodSync(folder, 0o755);
    system = await start({ stateDir: join(folder, 'state'), say });
  });
  afterAll(async () => {
    await system?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('loses nothing, doubles nothing, and comes back every time', async () => {
    const { seed } = new Dice();
    const outcome = await trial(system, { seed, rate: 2 }, (ground) => volley(ground, SECONDS), say).catch(
      (error: unknown) => {
        throw new Error(`seed ${seed}\n${said.join('\n')}`, { cause: error });
      },
    );
    const wrong = wrongs(outcome);
    if (wrong.length > 0) throw new Error([`seed ${seed}`, ...wrong, ...said].join('\n'));
    expect(outcome.injected.map(({ fault }) => fault.name).sort()).toEqual(
      faults.map(({ name }) => name).sort(),
    );
    expect(outcome.answers.done).toBeGreaterThan(100);
  });
});

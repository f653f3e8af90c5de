import { nameOf, PLANNED_ANEW } from './preparing-client';

const timesAsked = (text: string, times: number) => Array.from({ length: times }, () => nameOf(text));

describe('the name of a statement', () => {
  it('is given to what comes again and again, and stays', () => {
    const [first, second, third, fourth] = timesAsked('SELECT id FROM claims WHERE id = $1', 4);
    expect([first, second]).toEqual([null, null]);
    expect(third).toMatch(/^[\w-]{32}$/);
    expect(fourth).toBe(third);
  });

  it('is never given to what answers other columns after a migration', () => {
    expect(timesAsked('SELECT * FROM claims WHERE id = $1', 5).at(-1)).toBeNull();
    expect(timesAsked('UPDATE claims SET state = $1 RETURNING claims.*', 5).at(-1)).toBeNull();
  });

  it('is never given to what is to be planned for its values', () => {
    expect(timesAsked(`${PLANNED_ANEW}SELECT id FROM claims WHERE stage = $1`, 5).at(-1)).toBeNull();
  });

  it('is given to what only counts rows or names every scope', () => {
    expect(timesAsked("SELECT set_config('tuntas.scope', '*', true)", 3).at(-1)).not.toBeNull();
    expect(timesAsked('SELECT count(*)::int FROM claims WHERE state = $1', 3).at(-1)).not.toBeNull();
  });

  it('runs out, so that lists of every length do not fill the memory of every connection', () => {
    const texts = Array.from({ length: 600 }, (_, n) => `INSERT INTO rows VALUES ($${n})`);
    const named = texts.filter((text) => timesAsked(text, 3).at(-1) !== null);
    expect(named.length).toBeGreaterThan(300);
    expect(named.length).toBeLessThanOrEqual(400);
  });
});

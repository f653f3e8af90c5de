import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { faults } from './storm';

const docs = join(__dirname, '../../../docs');
const page = readFileSync(join(docs, 'reliability.md'), 'utf8');
const rowsOf = (letter: 'F' | 'A'): string[] =>
  page.split('\n').filter((line) => new RegExp(`^\\| ${letter}\\d`).test(line));
const [rows, abuses] = [rowsOf('F'), rowsOf('A')];
const all = (pattern: RegExp): string[][] =>
  [...rows, ...abuses].flatMap((row) => [...row.matchAll(pattern)]);
const tests = all(/\[([^\]]+)\]\((\.\.\/[^)]+)\)/g).map(
  ([, title = '', file = '']) => [title, file] as const,
);
const inChaos = all(/`npm run chaos`: ([^,|]+)/g).map(([, name = '']) => name.trim());

it('says for every fault what proves that it does no harm, or that nothing does yet', () => {
  const numbers = rows.map((row) => Number(/F(\d+)/.exec(row)?.[1]));
  // The table of faults was never numbered through.
  const expected = Array.from({ length: 40 }, (_, i) => i + 1).filter((n) => n !== 15 && n !== 29);
  expect(numbers).toEqual(expected);
  for (const row of rows) expect(row).toMatch(/\]\(\.\.\/|npm run chaos|none yet/);
});

it('says for every abuse what proves its answer', () => {
  const numbers = abuses.map((row) => Number(/A(\d+)/.exec(row)?.[1]));
  expect(numbers).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
  for (const row of abuses) expect(row).toMatch(/\]\(\.\.\//);
});

it.each(tests)('"%s" is a test of %s', (title, file) => {
  const path = join(docs, file);
  expect(existsSync(path)).toBe(true);
  expect(readFileSync(path, 'utf8')).toContain(title);
});

it.each(inChaos)('chaos knows "%s"', (name) => {
  expect(faults.map((fault) => fault.name)).toContain(name);
});

it('has a line for every number that a fault of chaos claims', () => {
  const known = new Set(faults.flatMap(({ numbers }) => numbers));
  for (const number of known) expect(page).toContain(`| ${number.padEnd(3)} |`);
});

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { discovered } from './discovered';
import { consumers, type Proof, timers } from './proofs';

const apps = join(__dirname, '../..');

/** The titles of the tests that a file really has: read from its syntax, so that a comment is none. */
function titlesIn(file: string): Set<string> {
  const titles = new Set<string>();
  const visit = (node: ts.Node): void => {
    const [title] = ts.isCallExpression(node) && isTest(node.expression) ? node.arguments : [];
    if (title && ts.isStringLiteralLike(title)) titles.add(title.text);
    ts.forEachChild(node, visit);
  };
  const path = join(apps, file);
  visit(ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest));
  return titles;
}

/** `it` and `it.each(…)`; one that is skipped proves nothing. */
const isTest = (callee: ts.Expression): boolean =>
  ts.isIdentifier(callee)
    ? callee.text === 'it'
    : ts.isCallExpression(callee) &&
      ts.isPropertyAccessExpression(callee.expression) &&
      callee.expression.name.text === 'each' &&
      isTest(callee.expression.expression);

/** Every handler must be in the table, and everything in the table must be one; a new one without a test fails here. */
describe('what proves every handler', () => {
  it('is written down for each that Nest finds, and for nothing else', async () => {
    const there = await discovered();
    expect(Object.keys(consumers).sort()).toEqual(there.consumers);
    expect(Object.keys(timers).sort()).toEqual(there.timers);
  });

  it.each<[string, Proof]>([...Object.entries(consumers), ...Object.entries(timers)])(
    'is a test, for %s',
    (_, [file, ...titles]) => {
      expect(existsSync(join(apps, file))).toBe(true);
      expect([...titlesIn(file)]).toEqual(expect.arrayContaining(titles));
    },
  );
});

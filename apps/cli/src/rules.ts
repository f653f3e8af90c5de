import { existsSync } from 'node:fs';
import { reasonCodes } from '../../claims/src/claims/reason-codes';
import { lintLibrary, lintPack } from '../../claims/src/rules/domain/lint';
import { resolvePacks } from '../../claims/src/rules/library';
import { diffPacks } from '../../claims/src/rules/pack-diff';
import { runVectors, untestedEdges } from '../../claims/src/rules/pack-vectors';
import type { PackFile } from '../../claims/src/rules/pack.schema';
import { readPacks, shippedPacks } from '../../claims/src/rules/packs';

const usage = `Usage: npm run rules -- lint [FOLDER]
       npm run rules -- test [FOLDER]
       npm run rules -- diff ID FROM TO [FOLDER]

Rule packs are the terms of carriers and the law as data; without a folder, the packs that ship.
lint says what is wrong with them, and where a window is shorter than the law allows; test holds each pack against the
examples it carries; diff shows what changed from one version of a pack to another.
`;

const say = (line: string): boolean => process.stdout.write(`${line}\n`);
const codes = reasonCodes.map(({ code }) => code);
const keyOf = ({ id, version }: { id: string; version: number }): string => `${id}@${version}`;

/** The packs of a folder; those that ship stand beside them, so that a base is found. */
function filesOf(folder: string | undefined): { own: PackFile[]; all: PackFile[] } {
  const shipped = readPacks(shippedPacks);
  if (folder === undefined) return { own: shipped, all: shipped };
  if (!existsSync(folder)) throw new Error(`There is no folder ${folder}.`);
  const own = readPacks(folder);
  const keys = new Set(own.map(keyOf));
  return { own, all: [...own, ...shipped.filter((file) => !keys.has(keyOf(file)))] };
}

function lint(folder: string | undefined): number {
  const { own, all } = filesOf(folder);
  const packs = resolvePacks(all);
  const found = own.flatMap((file) => {
    const pack = packs.find((known) => keyOf(known) === keyOf(file));
    const untested = untestedEdges(file).map((field) => ({
      level: 'error' as const,
      field,
      message: 'carries no example of both sides of this edge',
    }));
    return [...(pack ? lintPack(pack, codes) : []), ...untested].map((finding) => ({
      key: keyOf(file),
      ...finding,
    }));
  });
  const findings = [...found, ...lintLibrary(packs).map((finding) => ({ key: 'all', ...finding }))];
  for (const { key, level, field, message } of findings)
    say(`${level.padEnd(8)}${key}  ${field}: ${message}`);
  const errors = findings.filter(({ level }) => level === 'error').length;
  say(`${own.length} packs, ${errors} errors, ${findings.length - errors} warnings`);
  return errors;
}

function test(folder: string | undefined): number {
  const { own, all } = filesOf(folder);
  const packs = resolvePacks(all);
  let [examples, wrong] = [0, 0];
  for (const file of own) {
    const pack = packs.find((known) => keyOf(known) === keyOf(file));
    for (const { says, expected, found } of pack ? runVectors(pack, file) : []) {
      examples += 1;
      if (expected === found) continue;
      wrong += 1;
      say(`${keyOf(file)}  ${says}`);
      say(`    expected ${expected}, found ${found}`);
    }
  }
  say(`${own.length} packs, ${examples} examples, ${wrong} wrong`);
  return wrong;
}

function diff(id: string, [from, to]: readonly [number, number], folder: string | undefined): number {
  const { all } = filesOf(folder);
  const versionOf = (version: number): PackFile => {
    const file = all.find((known) => known.id === id && known.version === version);
    if (file) return file;
    const versions = all.filter((known) => known.id === id).map((known) => known.version);
    throw new Error(`There is no ${id}@${version}; versions: ${versions.join(', ') || 'none'}.`);
  };
  const changes = diffPacks(versionOf(from), versionOf(to));
  for (const { field, before, after } of changes) say(`${field}: ${before} → ${after}`);
  if (changes.length === 0) say('Nothing changed.');
  return 0;
}

function main([command, ...rest]: readonly string[]): number {
  if (command === 'lint') return lint(rest[0]);
  if (command === 'test') return test(rest[0]);
  const [id, from, to, folder] = rest;
  if (command === 'diff' && id && from && to) return diff(id, [Number(from), Number(to)], folder);
  say(usage);
  return command === '--help' ? 0 : 1;
}

try {
  process.exit(main(process.argv.slice(2)) > 0 ? 1 : 0);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

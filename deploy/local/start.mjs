import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/*
 * What runs before anything is installed or compiled: needs Node and nothing else. It installs dependencies that
 * are missing or stale, compiles sources that changed, and hands over to the compiled program.
 */

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const program = join(root, 'dist/deploy/local/main.js');
const command = process.argv[2] ?? 'start';

requireNode(20, 19);
// What works on a running stack must not change what that stack runs on.
if (
  ['start', 'test', 'bench', 'chaos', 'test:browser', 'install'].includes(command) ||
  !existsSync(program)
) {
  if (dependenciesAreStale()) install();
  buildIfStale();
}
if (command !== 'install') await import(pathToFileURL(program).href);

function requireNode(major, minor) {
  const [ours, oursMinor] = process.versions.node.split('.').map(Number);
  if (ours > major || (ours === major && oursMinor >= minor)) return;
  fail(`Tuntas needs Node ${major}.${minor} or newer; this is ${process.versions.node}.`);
}

/** Compares the lockfile with npm's own record of what it installed last, which it writes when it is done. */
function dependenciesAreStale() {
  const installed = packagesOf(join(root, 'node_modules/.package-lock.json'));
  if (!installed) return true;
  const wanted = packagesOf(join(root, 'package-lock.json')) ?? {};
  return Object.entries(wanted).some(([path, { version, optional, link }]) => {
    if (path === '' || link) return false;
    const found = installed[path];
    // Optional packages of other platforms are left out.
    return found ? found.version !== version : !optional;
  });
}

function packagesOf(lockfile) {
  try {
    return JSON.parse(readFileSync(lockfile, 'utf8')).packages;
  } catch {
    return null;
  }
}

function install() {
  console.log('  Installing dependencies (some minutes, once)');
  // The compiler is a development dependency, whatever NODE_ENV says.
  run('npm', ['ci', '--include=dev', '--loglevel=error'], 'The dependencies could not be installed.');
}

function buildIfStale() {
  const stamp = join(root, 'dist/.sources');
  const sources = fingerprint();
  if (existsSync(program) && existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return;
  console.log('  Building');
  rmSync(stamp, { force: true });
  run('npm', ['run', '--silent', 'build'], 'The build failed.');
  writeFileSync(stamp, sources);
}

/** Names, sizes and times of everything that is compiled. */
function fingerprint() {
  const hash = createHash('sha256');
  const files = [
    '.swcrc',
    'package.json',
    ...['apps', 'libs', 'deploy', 'docs/generated/openapi'].flatMap(filesIn),
  ].sort();
  for (const file of files) {
    const { size, mtimeMs } = statSync(join(root, file));
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

function filesIn(folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length + 1));
}

function run(name, args, failure) {
  const output = spawnSync(name, args, { cwd: root, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' });
  if (output.status === 0) return;
  // npm follows a short reason with pages of usage.
  const reason = output.error?.message ?? output.stderr.split('\n').slice(0, 25).join('\n');
  fail(`${reason}\n\n${failure}`);
}

function fail(message) {
  console.error(`\n${message}`);
  process.exit(1);
}

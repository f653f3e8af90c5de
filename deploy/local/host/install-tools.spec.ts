import { ensureTools, howToInstall, type Host } from './install-tools';
import { parseJavaVersion, type Tool } from './tools';

function host(more: Partial<Host> & { has?: Tool[] } = {}): Host & { ran: string[] } {
  const has = new Set(more.has ?? []);
  const ran: string[] = [];
  return {
    platform: 'linux',
    isRoot: true,
    hasApt: true,
    mayInstall: true,
    find: (tool) => (has.has(tool) ? `/usr/bin/${tool}` : null),
    known: (packages) => packages.find((name) => name.includes('17')) ?? null,
    run: (command, args) => {
      ran.push([command, ...args].join(' '));
      if (args[0] === 'install') for (const tool of ['java', 'mvn', 'redis-server'] as const) has.add(tool);
      return true;
    },
    ran,
    ...more,
  };
}

const ignore = () => undefined;

it('does nothing when every tool is there', () => {
  const here = host({ has: ['java', 'mvn', 'redis-server'] });
  ensureTools(['java', 'mvn', 'redis-server'], ignore, here);
  expect(here.ran).toEqual([]);
});

it('installs what is missing as root on Debian, after saying so in one line', () => {
  const here = host({ has: ['mvn'] });
  const said: string[] = [];
  ensureTools(['java', 'mvn', 'redis-server'], (line) => said.push(line), here);
  expect(said).toEqual([
    'Installing Java 17 or newer, redis-server by apt-get (TUNTAS_NO_INSTALL=1 forbids it): openjdk-17-jre-headless redis-server',
  ]);
  expect(here.ran).toEqual([
    'apt-get install -y -qq --no-install-recommends openjdk-17-jre-headless redis-server',
  ]);
});

it.each([
  ['is not root', { isRoot: false }],
  ['may not install', { mayInstall: false }],
])('installs nothing when the user %s, and prints the command', (_, more) => {
  const here = host(more);
  expect(() => ensureTools(['redis-server'], ignore, here)).toThrow('sudo apt-get install -y redis-server');
  expect(here.ran).toEqual([]);
});

it('says so when the installation did not help', () => {
  const here = host({ run: () => false });
  expect(() => ensureTools(['mvn'], ignore, here)).toThrow(/did not help[^]*apt-get install -y maven/);
});

it('prints one command for each system where it cannot tell which one this is', () => {
  const message = howToInstall(['java', 'mvn', 'redis-server'], host({ hasApt: false }));
  expect(message).toBe(
    [
      'Tuntas needs Java 17 or newer, Maven, redis-server. Install with:',
      '  Debian, Ubuntu:  sudo apt-get install -y openjdk-17-jre-headless maven redis-server',
      '  Fedora:          sudo dnf install -y java-21-openjdk-headless maven valkey',
      '  macOS:           brew install openjdk maven redis',
    ].join('\n'),
  );
});

it('installs a browser for the browser tests', () => {
  const here = host({ run: (command, args) => here.ran.push([command, ...args].join(' ')) > 0 });
  expect(() => ensureTools(['chromium'], ignore, here)).toThrow('sudo apt-get install -y chromium');
  expect(here.ran.at(-1)).toBe('apt-get install -y -qq --no-install-recommends chromium');
});

it('prints the one command of macOS on macOS', () => {
  const message = howToInstall(['java'], host({ platform: 'darwin', hasApt: false }));
  expect(message).toBe('Tuntas needs Java 17 or newer. Install with:\n  brew install openjdk');
});

it.each([
  ['openjdk version "17.0.15" 2025-04-15', 17],
  ['openjdk version "21" 2023-09-19', 21],
  ['java version "1.8.0_392"', 8],
  ['openjdk version "25-ea" 2025-09-16', 25],
  ['bash: java: command not found', 0],
])('reads the version out of %s', (output, version) => {
  expect(parseJavaVersion(output)).toBe(version);
});

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { StackFailure } from './failure';
import { findTool, oldestJava, type Tool } from './tools';

/** What the installation depends on, so that it can be tested without a second machine. */
export interface Host {
  platform: NodeJS.Platform;
  isRoot: boolean;
  hasApt: boolean;
  /** Set by whoever does not want anything installed. */
  mayInstall: boolean;
  find: (tool: Tool) => string | null;
  /** The first of these Debian packages that the package lists know; null when none. */
  known: (packages: string[]) => string | null;
  run: (command: string, args: string[]) => boolean;
}

const javaPackages = [21, 17, 25].map((version) => `openjdk-${version}-jre-headless`);

const names: Record<Tool, string> = {
  java: `Java ${oldestJava} or newer`,
  mvn: 'Maven',
  'redis-server': 'redis-server',
  chromium: 'Chromium',
};

/** Makes sure that the tools are there: installs them where that is allowed, else says how to, and stops. */
export function ensureTools(tools: Tool[], say: (line: string) => void, host: Host = thisHost()): void {
  const missing = tools.filter((tool) => !host.find(tool));
  if (missing.length === 0) return;
  if (!host.isRoot || !host.hasApt || !host.mayInstall) throw new StackFailure(howToInstall(missing, host));
  if (!host.known(javaPackages)) host.run('apt-get', ['update', '-qq']);
  const packages = missing.map((tool) => debianPackage(tool, host));
  say(`Installing ${listed(missing)} by apt-get (TUNTAS_NO_INSTALL=1 forbids it): ${packages.join(' ')}`);
  if (!aptInstall(packages, host)) {
    host.run('apt-get', ['update', '-qq']);
    aptInstall(packages, host);
  }
  const still = missing.filter((tool) => !host.find(tool));
  if (still.length > 0) throw new StackFailure(`apt-get did not help.\n${howToInstall(still, host)}`);
}

/** The message for a user whose machine lacks tools, with the one command that installs them. */
export function howToInstall(missing: Tool[], host: Pick<Host, 'platform' | 'hasApt' | 'known'>): string {
  const debian = `sudo apt-get install -y ${missing.map((tool) => debianPackage(tool, host)).join(' ')}`;
  const fedora = `sudo dnf install -y ${missing.map((tool) => fedoraPackage[tool]).join(' ')}`;
  const mac = `brew install ${missing.map((tool) => brewPackage[tool]).join(' ')}`;
  const title = `Tuntas needs ${listed(missing)}. Install with:`;
  if (host.platform === 'darwin') return `${title}\n  ${mac}`;
  if (host.hasApt) return `${title}\n  ${debian}`;
  return `${title}\n  Debian, Ubuntu:  ${debian}\n  Fedora:          ${fedora}\n  macOS:           ${mac}`;
}

const fedoraPackage: Record<Tool, string> = {
  java: 'java-21-openjdk-headless',
  mvn: 'maven',
  'redis-server': 'valkey',
  chromium: 'chromium',
};

const brewPackage: Record<Tool, string> = {
  java: 'openjdk',
  mvn: 'maven',
  'redis-server': 'redis',
  chromium: 'chromium',
};

const debianName: Record<Exclude<Tool, 'java'>, string> = {
  mvn: 'maven',
  'redis-server': 'redis-server',
  chromium: 'chromium',
};

function debianPackage(tool: Tool, host: Pick<Host, 'known'>): string {
  if (tool === 'java') return host.known(javaPackages) ?? 'openjdk-17-jre-headless';
  return debianName[tool];
}

function aptInstall(packages: string[], host: Host): boolean {
  return host.run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages]);
}

function listed(tools: Tool[]): string {
  return tools.map((tool) => names[tool]).join(', ');
}

function thisHost(): Host {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return {
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
    hasApt: existsSync('/usr/bin/apt-get'),
    mayInstall: !process.env['TUNTAS_NO_INSTALL'],
    find: findTool,
    known: (packages) => packages.find(isKnownPackage) ?? null,
    run: (command, args) => spawnSync(command, args, { env, stdio: 'ignore' }).status === 0,
  };
}

function isKnownPackage(name: string): boolean {
  const { stdout } = spawnSync('apt-cache', ['policy', name], { encoding: 'utf8' });
  return /Candidate: (?!\(none\))/.test(stdout ?? '');
}

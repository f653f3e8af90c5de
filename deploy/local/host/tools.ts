import { spawnSync } from 'node:child_process';
import { accessSync, constants, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A program of the system that the stack cannot bring along. */
export type Tool = 'java' | 'mvn' | 'redis-server' | 'chromium';

/** Java before this does not run Kafka 4. */
export const oldestJava = 17;

/** The path of a usable tool, or null. */
export function findTool(tool: Tool): string | null {
  if (tool === 'java') return javaCandidates().find((path) => javaVersion(path) >= oldestJava) ?? null;
  if (tool === 'mvn') return onPath('mvn');
  if (tool === 'chromium') return chromiumNames.map(onPath).find((path) => path !== null) ?? macChromium();
  // Fedora and others ship Redis's free successor under its own name.
  return onPath('redis-server') ?? onPath('valkey-server');
}

const chromiumNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const macChromium = (): string | null =>
  ['Chromium', 'Google Chrome']
    .map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)
    .find(isExecutable) ?? null;

/** The major version in the output of `java -version`; 0 when there is none. */
export function parseJavaVersion(output: string): number {
  const [, major = '0', minor = '0'] = /version "(\d+)(?:\.(\d+))?/.exec(output) ?? [];
  return Number(major) === 1 ? Number(minor) : Number(major);
}

function javaVersion(path: string): number {
  const { stderr } = spawnSync(path, ['-version'], { encoding: 'utf8' });
  return parseJavaVersion(stderr ?? '');
}

/** A new Java is often installed beside an old default one, and Homebrew keeps its own off the PATH. */
function javaCandidates(): string[] {
  const home = process.env['JAVA_HOME'];
  const found = onPath('java');
  const jvms = listing('/usr/lib/jvm').map((name) => join('/usr/lib/jvm', name, 'bin/java'));
  const brew = ['/opt/homebrew/opt/openjdk/bin/java', '/usr/local/opt/openjdk/bin/java'];
  const own = home ? [join(home, 'bin/java')] : [];
  return [...own, ...(found ? [found] : []), ...jvms, ...brew].filter(isExecutable);
}

function onPath(name: string): string | null {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  return (
    folders
      .filter(Boolean)
      .map((folder) => join(folder, name))
      .find(isExecutable) ?? null
  );
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function listing(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

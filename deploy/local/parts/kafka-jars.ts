import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { source } from '../host/checkout';
import { findTool } from '../host/tools';
import type { ChildSpec } from '../processes/guard-messages';
import { runJob } from '../processes/job';
import { cacheFolder, ownFolder } from '../state/folders';
import type { PartSettings } from './part';

const pom = source('deploy/local/kafka/pom.xml');

/** Where the jars of this pom are, or will be: one folder per user, shared by all checkouts. */
export function kafkaJarsFolder(): string {
  const hash = createHash('sha256').update(readFileSync(pom)).digest('hex').slice(0, 10);
  return join(cacheFolder(), `kafka-${hash}`);
}

/** Whether Maven and a network are still needed. The folder has its name only when it is complete. */
export function hasKafkaJars(): boolean {
  return existsSync(kafkaJarsFolder());
}

/** Fetches the jars unless they are there. */
export async function kafkaJars(settings: PartSettings): Promise<string> {
  const folder = kafkaJarsFolder();
  if (existsSync(folder)) return folder;
  const draft = `${folder}.${process.pid}`;
  try {
    await runJob(settings.guard, 'maven', fetchInto(draft, settings), 600_000);
    renameSync(draft, folder);
  } catch (error) {
    // Another checkout may have been faster.
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return folder;
}

function fetchInto(folder: string, settings: PartSettings): ChildSpec {
  const javaHome = /^(.*)\/bin\/java$/.exec(realpathSync(findTool('java') ?? '/bin/java'))?.[1];
  const env = Object.entries({ JAVA_HOME: javaHome, ...process.env });
  return {
    command: findTool('mvn') ?? 'mvn',
    args: ['-q', '-B', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${folder}`],
    env: Object.fromEntries(env.filter((entry): entry is [string, string] => entry[1] !== undefined)),
    // Not the checkout, where Maven has nothing to write.
    cwd: ownFolder(cacheFolder()),
    log: join(settings.stateDir, 'logs/maven.log'),
    wave: 'part',
    stopSignal: 'SIGTERM',
    stopWithin: 3_000,
  };
}

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { source } from '../host/checkout';
import { StackFailure } from '../host/failure';
import { runOnce } from '../host/run-once';
import { findTool } from '../host/tools';
import { cacheFolder, ownFolder } from '../state/folders';

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
export async function kafkaJars(): Promise<string> {
  const folder = kafkaJarsFolder();
  if (existsSync(folder)) return folder;
  ownFolder(cacheFolder());
  const draft = `${folder}.${process.pid}`;
  try {
    await fetchInto(draft);
    renameSync(draft, folder);
  } catch (error) {
    // Another checkout may have been faster.
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return folder;
}

async function fetchInto(folder: string): Promise<void> {
  const goal = 'dependency:copy-dependencies';
  const args = ['-q', '-B', '-f', pom, goal, `-DoutputDirectory=${folder}`];
  const java = /^(.*)\/bin\/java$/.exec(findTool('java') ?? '')?.[1];
  // The folder of the pom belongs to the checkout: Maven must not write there.
  const env = { ...process.env, ...(process.env['JAVA_HOME'] || !java ? {} : { JAVA_HOME: java }) };
  try {
    await runOnce(findTool('mvn') ?? 'mvn', args, { env, cwd: cacheFolder(), timeout: 600_000 });
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new StackFailure(`Kafka could not be fetched from Maven Central; run it again.\n${detail}`);
  }
}

import { ApiRefusal, OutOfPatience } from './replay/api-client';
import { readEnvironment } from './replay/config';
import { help, type Options, readOptions } from './replay/options';
import { progressOn } from './replay/progress';
import { RefusedFile } from './replay/refused-file';
import { RefusedInput } from './replay/refused-input';
import { openClaims, Replay } from './replay/run';
import { disagreements, jsonLine, summaryOf } from './replay/summary';

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const complain = (text: string): void => void process.stderr.write(`${text}\n`);

async function replay(options: Options): Promise<number> {
  const { claims, profile } = await openClaims(options);
  const expected = await claims.survey();
  const stop = new AbortController();
  const refused = new RefusedFile(options.refused, claims.header);
  const progress = progressOn(process.stderr);
  const interrupt = (): void => {
    progress.end();
    refused.discard();
    complain('Stopped. What was filed stays filed: the same command again goes on from there.');
    stop.abort();
    process.exit(130);
  };
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  say(
    `${options.file}: ${expected.read} rows (profile ${profile.name}), ${expected.filed} to file at ${options.url}`,
  );
  try {
    const outcome = await new Replay(options, claims, profile, refused, progress, stop.signal).run(expected);
    const wrong = disagreements(outcome);
    say(summaryOf(outcome, options.refused));
    for (const line of wrong) complain(`Disagrees: ${line}`);
    say(jsonLine(outcome.held));
    return wrong.length === 0 ? 0 : 1;
  } catch (error) {
    progress.end();
    refused.discard();
    throw error;
  }
}

function explain(error: unknown): string {
  if (error instanceof RefusedInput) return error.message;
  if (error instanceof OutOfPatience)
    return `${error.message}. Run the same command again when the system is back.`;
  if (error instanceof ApiRefusal && (error.status === 401 || error.status === 403)) {
    return `An API key was refused (${error.detail}). Check --key, --staff-key and --approver-key.`;
  }
  if (error instanceof ApiRefusal) return `The system refused: ${error.message} ${error.fields.join('; ')}`;
  return `The run could not go on: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2), readEnvironment());
  if (options) return replay(options);
  say(help);
  return 0;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    complain(explain(error));
    process.exitCode = 1;
  },
);

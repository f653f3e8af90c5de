import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Environment } from './config';
import { RefusedInput } from './refused-input';

export interface Options {
  readonly file: string;
  readonly url: string;
  readonly shipperKey: string;
  readonly staffKey: string;
  readonly approverKey: string;
  readonly refused: string;
  readonly profile: string | undefined;
  readonly concurrency: number;
  /** How long nothing at all may succeed before the run gives up, in minutes. */
  readonly patience: number;
}

export const help = `Files a CSV of past claims through the public API, applies what was decided then, and
waits until every approved one is paid. Run it again at any time: nothing is filed or paid twice.

  npm run replay -- FILE [options]

  --url URL            the system; default: the one that npm start runs     TUNTAS_URL
  --key KEY            API key of the shipper that files                    TUNTAS_SHIPPER_KEY
  --staff-key KEY      API key of an agent, who decides                     TUNTAS_STAFF_KEY
  --approver-key KEY   API key of somebody else, with role finance or
                       supervisor, who approves payouts above the limit     TUNTAS_APPROVER_KEY
  --refused PATH       where refused rows go; default: FILE.refused.csv
  --profile PATH       how the file is written, as JSON; default: the profile that fits its header
  --concurrency N      requests at a time, 1 to 64; default 16
  --patience MINUTES   give up when nothing succeeds for so long; default 15
  --help

The last line is JSON about the rows of this file. Exit code: 0 when the ledger holds what the file says, 1
when it does not or the run could not finish, 130 when it was interrupted.`;

const definitions = {
  url: { type: 'string' },
  key: { type: 'string' },
  'staff-key': { type: 'string' },
  'approver-key': { type: 'string' },
  refused: { type: 'string' },
  profile: { type: 'string' },
  concurrency: { type: 'string' },
  patience: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** The options of a run; `null` when only help was asked for. */
export function readOptions(args: readonly string[], environment: Environment): Options | null {
  const { values, positionals } = parsed(args);
  if (values.help) return null;
  const [file, ...more] = positionals;
  if (!file) throw new RefusedInput('Name the CSV file: npm run replay -- FILE (--help tells more).');
  if (more.length > 0) throw new RefusedInput(`One file at a time; ${more.join(' ')} is too much.`);
  const path = resolve(environment.folder, file);
  return {
    file: path,
    url: address(values.url ?? environment.url),
    shipperKey: key('--key', 'TUNTAS_SHIPPER_KEY', values.key ?? environment.shipperKey),
    staffKey: key('--staff-key', 'TUNTAS_STAFF_KEY', values['staff-key'] ?? environment.staffKey),
    approverKey: key(
      '--approver-key',
      'TUNTAS_APPROVER_KEY',
      values['approver-key'] ?? environment.approverKey,
    ),
    refused: values.refused ? resolve(environment.folder, values.refused) : `${path}.refused.csv`,
    profile: values.profile && resolve(environment.folder, values.profile),
    concurrency: whole('--concurrency', values.concurrency ?? '16', 64),
    patience: whole('--patience', values.patience ?? '15', 24 * 60),
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: definitions, allowPositionals: true });
  } catch (error) {
    throw new RefusedInput(`${error instanceof Error ? error.message : String(error)} (--help tells more).`);
  }
}

function address(text: string | undefined): string {
  if (!text) throw new RefusedInput('Say where the system is with --url, or start one with npm start.');
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new RefusedInput(`--url ${text} is no web address.`);
  }
  return text.replace(/\/+$/, '');
}

function key(option: string, variable: string, text: string | undefined): string {
  if (text) return text;
  throw new RefusedInput(`An API key is missing: ${option}, or ${variable} in the environment.`);
}

function whole(option: string, text: string, most: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= most) return value;
  throw new RefusedInput(`${option} is a whole number from 1 to ${most}.`);
}

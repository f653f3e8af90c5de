import { Client } from 'pg';
import { auditChecks } from './verify/audit.checks';
import { caseChecks } from './verify/case.checks';
import type { Check, Sources } from './verify/check';
import { eventChecks } from './verify/events.checks';
import { moneyChecks } from './verify/money.checks';
import { timerChecks } from './verify/timers.checks';

const SHOWN = 20;
const checks: Check[] = [...moneyChecks, ...caseChecks, ...eventChecks, ...timerChecks, ...auditChecks];

function required(name: string): string {
  const value = process.env[name];
  if (value) return value;
  process.stderr.write(
    `${name} is not set. Run \`npm run verify\` beside a running \`npm start\`, or set it.\n`,
  );
  process.exit(1);
}

/** Runs every check on one snapshot of the databases; returns how many rows are wrong. */
async function verify(sources: Sources): Promise<number> {
  let wrong = 0;
  for (const check of checks) {
    const findings = await check.findings(sources);
    wrong += findings.length;
    process.stdout.write(`${findings.length === 0 ? 'ok   ' : 'WRONG'}  ${check.promise}\n`);
    for (const finding of findings.slice(0, SHOWN)) process.stdout.write(`         ${finding}\n`);
    if (findings.length > SHOWN) process.stdout.write(`         … and ${findings.length - SHOWN} more\n`);
  }
  return wrong;
}

async function main(): Promise<void> {
  const database = new Client({ connectionString: required('DATABASE_URL') });
  await database.connect();
  const { BANK_URL, BANK_KEY } = process.env;
  try {
    const young = process.argv.includes('--still') ? '0' : '60 seconds';
    await database.query(`SELECT set_config('tuntas.young', $1, false)`, [young]);
    await database.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const wrong = await verify({
      database,
      stateDir: required('STATE_DIR'),
      bank: BANK_URL && BANK_KEY ? { url: BANK_URL, key: BANK_KEY } : null,
    });
    process.stdout.write(
      wrong === 0 ? `All ${checks.length} promises hold.\n` : `${wrong} rows are wrong.\n`,
    );
    process.exitCode = wrong === 0 ? 0 : 1;
  } finally {
    await database.end();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(
    `verify could not finish: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exit(1);
});

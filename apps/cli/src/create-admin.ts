import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { readEnvironment } from './seed/config';
import { admitAdmin } from './seed/first-admin';
import { GatewayApi } from './seed/gateway-api';

const usage = `Usage: npm run create-admin -- [E-MAIL] [--name NAME] [--organisation NAME] [--locale id|en]

Admits an admin to a running system that has none, or whose admins are locked out, and prints a link that sets the
password, once. Needs TUNTAS_URL (the gateway) and SERVICE_TOKEN.
`;

async function askForEmail(): Promise<string> {
  if (!process.stdin.isTTY) throw new Error('say the e-mail address as the first argument');
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await terminal.question('E-mail address of the admin: ')).trim();
  } finally {
    terminal.close();
  }
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      name: { type: 'string' },
      organisation: { type: 'string', default: 'Operations' },
      locale: { type: 'string', default: 'id' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return void process.stdout.write(usage);
  const { url, serviceToken } = readEnvironment();
  const email = positionals[0] ?? (await askForEmail());
  const { setPasswordUrl } = await admitAdmin(new GatewayApi(url), serviceToken, {
    email,
    name: values.name ?? email.split('@')[0] ?? email,
    locale: values.locale,
    organisationName: values.organisation,
  });
  process.stdout.write(`Open this once, within three days, to set the password:\n${setPasswordUrl}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(
    `create-admin could not finish: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exit(1);
});

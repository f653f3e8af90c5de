import { migrate, type Migration } from '@tuntas/platform';
import { migrations as claims } from '../../claims/src/migrations';
import { migrations as gateway } from '../../gateway/src/migrations';
import { migrations as notifications } from '../../notifications/src/migrations';
import { migrations as resolution } from '../../resolution/src/migrations';
import { migrations as tracking } from '../../tracking/src/migrations';

const services: Record<string, readonly Migration[]> = {
  gateway,
  tracking,
  claims,
  resolution,
  notifications,
};

const passwordVariable = (service: string): string => `TUNTAS_${service.toUpperCase()}_DB_PASSWORD`;

interface Settings {
  adminUrl: string;
  passwords: Record<string, string>;
}

/** @throws Error naming every variable that is missing, never a value. */
export function settingsFrom(env: Record<string, string | undefined>): Settings {
  const needed = ['DATABASE_URL', ...Object.keys(services).map(passwordVariable)];
  const missing = needed.filter((name) => !env[name]);
  if (missing.length > 0) throw new Error(`Missing configuration: ${missing.join(', ')}`);
  const passwords = Object.keys(services).map((service) => [service, env[passwordVariable(service)]]);
  return { adminUrl: env['DATABASE_URL'] ?? '', passwords: Object.fromEntries(passwords) };
}

/** Brings every service's schema up to date, one after the other, and says so in one line each. */
export async function migrateAll(settings: Settings, say: (line: string) => void): Promise<void> {
  for (const [service, migrations] of Object.entries(services)) {
    const password = settings.passwords[service] ?? '';
    const applied = await migrate({ adminUrl: settings.adminUrl, service, password, migrations });
    say(`${service}: ${applied.length === 0 ? 'up to date' : `ran ${applied.join(', ')}`}`);
  }
}

async function main(): Promise<void> {
  await migrateAll(settingsFrom(process.env), (line) => process.stdout.write(`${line}\n`));
}

if (require.main === module) {
  main().catch((error: unknown) => {
    process.stderr.write(
      `migrate could not finish: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    process.exit(1);
  });
}

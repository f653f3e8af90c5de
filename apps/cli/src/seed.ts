import { readEnvironment, readStateDir } from './seed/config';
import { admin, demoPassword, operatorName, organisations, people } from './seed/demo';
import { knownKeys, writeDemoFile } from './seed/demo-file';
import { GatewayApi } from './seed/gateway-api';
import { seedKeys, seedOrganisations, seedPayees, seedPeople, signInAdmin } from './seed/seeding';

interface Seed {
  readonly url: string;
  readonly serviceToken: string;
  readonly stateDir: string;
}

/** Demo organisations, people, keys and payees in a running system. What is there already stays. */
export async function seed({ url, serviceToken, stateDir }: Seed): Promise<string> {
  const gateway = new GatewayApi(url);
  const api = await signInAdmin(gateway, serviceToken);
  const ids = await seedOrganisations(api);
  const personIds = await seedPeople(api, ids);
  const keys = await seedKeys(api, personIds, knownKeys(stateDir));
  await seedPayees(api, keys, ids);
  const everybody = [{ ...admin, roles: ['admin'], organisation: 'operator' as const }, ...people];
  writeDemoFile(stateDir, {
    url,
    people: everybody.map(({ name, email, roles, organisation }) => ({
      role: roles[0] ?? '',
      roles: [...roles],
      name,
      email,
      password: demoPassword,
      organisation: organisation === 'operator' ? operatorName : organisations[organisation].name,
    })),
    organisations: ids,
    keys,
  });
  return `Demo: ${everybody.length} people, ${Object.keys(keys).length} API keys, ${Object.keys(ids).length} organisations`;
}

async function main(): Promise<void> {
  const { url, serviceToken, production } = readEnvironment();
  if (production && !process.argv.includes('--force')) {
    throw new Error(
      'the demo has passwords that everybody knows, and this is production (--force overrules)',
    );
  }
  process.stdout.write(`${await seed({ url, serviceToken, stateDir: readStateDir() })}\n`);
}

if (require.main === module) {
  main().catch((error: unknown) => {
    process.stderr.write(
      `seed could not finish: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    process.exit(1);
  });
}

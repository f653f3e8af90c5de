/** What the seed and create-admin read from their environment; the local stack sets all of it. */
export interface Environment {
  /** The gateway, without a trailing slash. */
  readonly url: string;
  readonly serviceToken: string;
  readonly production: boolean;
}

/** @throws Error naming every variable that is missing, never a value. */
export function readEnvironment(env: Record<string, string | undefined> = process.env): Environment {
  const url = env['TUNTAS_URL'] || env['GATEWAY_URL'] || env['PUBLIC_URL'];
  const missing = [...(url ? [] : ['TUNTAS_URL']), ...(env['SERVICE_TOKEN'] ? [] : ['SERVICE_TOKEN'])];
  if (missing.length > 0) throw new Error(`Missing configuration: ${missing.join(', ')}`);
  return {
    url: (url ?? '').replace(/\/+$/, ''),
    serviceToken: env['SERVICE_TOKEN'] ?? '',
    production: env['NODE_ENV'] === 'production',
  };
}

/** Where the local stack keeps its files; the demo's passwords and keys are written there. */
export function readStateDir(env: Record<string, string | undefined> = process.env): string {
  const stateDir = env['STATE_DIR'];
  if (!stateDir) throw new Error('Missing configuration: STATE_DIR');
  return stateDir;
}

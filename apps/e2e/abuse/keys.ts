import { randomUUID } from 'node:crypto';
import { ask } from './raw';
import { filled, nameOf } from './routes';
import type { System } from './system';

/** Routes that take an endless key, or move money without one (A8). */
export async function keysThatPass(system: System): Promise<string[]> {
  const wrong: string[] = [];
  for (const route of system.routes.filter(({ idempotency }) => idempotency !== null)) {
    const say = (headers: Record<string, string>) =>
      ask(
        system.tuntas.stack.addresses.gateway,
        filled(route, () => randomUUID()),
        {
          method: route.method,
          headers: { ...system.as(route.roles?.[0] ?? 'nobody').headers, 'if-match': '"1"', ...headers },
        },
      );
    const endless = await say({ 'idempotency-key': 'k'.repeat(10_240) });
    if (endless.code !== 'idempotency.key_invalid') wrong.push(`${nameOf(route)}: ${endless.status}`);
    if (route.idempotency === 'optional') continue;
    const missing = await say({});
    if (missing.code !== 'idempotency.key_required') wrong.push(`${nameOf(route)}: ${missing.status}`);
  }
  return wrong;
}

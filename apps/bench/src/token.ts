import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Role, tokenRules } from '@tuntas/platform';
import { importJWK, type JWK, SignJWT } from 'jose';
import type { RunningStack } from '../../e2e/support/running-stack';

/** A token that a service takes, signed with the gateway's own key as the gateway would for this demo person. */
export async function tokenFor(
  { stack, database }: RunningStack,
  email: string,
  role: Role,
): Promise<string> {
  const folder = join(stack.settings.stateDir, 'keys');
  const [file] = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const { kid, ...jwk } = JSON.parse(readFileSync(join(folder, file ?? ''), 'utf8')) as JWK & { kid: string };
  const { rows } = await database.query<{ id: string; organisation: string }>(
    'SELECT id, organisation_id AS organisation FROM gateway.people WHERE email = $1',
    [email],
  );
  return new SignJWT({ org: rows[0]?.organisation, roles: [role], kind: 'person' })
    .setProtectedHeader({ alg: tokenRules.algorithm, typ: tokenRules.typ, kid })
    .setIssuer(tokenRules.issuer)
    .setAudience(tokenRules.audience)
    .setSubject(rows[0]?.id ?? '')
    .setIssuedAt()
    .setExpirationTime('60 min')
    .sign(await importJWK(jwk, tokenRules.algorithm));
}

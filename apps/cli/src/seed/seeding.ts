import { z } from 'zod';
import {
  admin,
  type DemoOrganisationName,
  type DemoPerson,
  demoPassword,
  keys,
  operatorName,
  organisations,
  people,
} from './demo';
import { admitAdmin, setPassword } from './first-admin';
import { type GatewayApi, Refused } from './gateway-api';

const row = z.object({ id: z.string() });
const named = z.object({
  items: z.array(row.extend({ name: z.string() })),
  nextCursor: z.string().nullable(),
});
const addressed = z.object({
  items: z.array(row.extend({ email: z.string() })),
  nextCursor: z.string().nullable(),
});
const invitation = z.object({ person: row, setPasswordUrl: z.string() });
const passwordLink = z.object({ setPasswordUrl: z.string() });
const createdKey = z.object({ key: z.string() });
const whoAmI = z.object({ email: z.string(), organisation: row });

type Ids = Record<DemoOrganisationName, string>;

/** Signs the demo's admin in; makes the operator's organisation and the admin first where there are none. */
export async function signInAdmin(gateway: GatewayApi, serviceToken: string): Promise<GatewayApi> {
  const known = await gateway.signIn(admin.email, demoPassword);
  if (known) return known;
  const { setPasswordUrl } = await admitAdmin(gateway, serviceToken, {
    ...admin,
    organisationName: operatorName,
  });
  await setPassword(gateway, setPasswordUrl, demoPassword);
  const signedIn = await gateway.signIn(admin.email, demoPassword);
  if (!signedIn) throw new Error('The admin cannot sign in with the password that was just set.');
  return signedIn;
}

export async function seedOrganisations(api: GatewayApi): Promise<Ids> {
  const { organisation } = await api.call({ path: '/api/session', answer: whoAmI });
  const entries = Object.entries(organisations).map(async ([name, wanted]) => {
    const path = `/api/organisations?kind=${wanted.kind}&sort=createdAt&limit=100`;
    const { items } = await api.call({ path, answer: named });
    const there = items.find((item) => item.name === wanted.name);
    if (there) return [name, there.id] as const;
    const made = await api.call({
      method: 'POST',
      path: '/api/organisations',
      body: { kind: wanted.kind, name: wanted.name },
      headers: { 'idempotency-key': `seed:${name}` },
      answer: row,
    });
    return [name, made.id] as const;
  });
  return { ...Object.fromEntries(await Promise.all(entries)), operator: organisation.id } as Ids;
}

/** Ids of the demo people by address. A person who is there keeps everything but a password that was changed. */
export async function seedPeople(api: GatewayApi, ids: Ids): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const person of people)
    found.set(person.email, await seedPerson(api, person, ids[person.organisation]));
  return found;
}

async function seedPerson(api: GatewayApi, person: DemoPerson, organisationId: string): Promise<string> {
  const { email, name, locale, roles } = person;
  try {
    const body = { email, name, locale, roles, organisationId };
    const made = await api.call({ method: 'POST', path: '/api/people', body, answer: invitation });
    await setPassword(api, made.setPasswordUrl, demoPassword);
    return made.person.id;
  } catch (error) {
    if (!(error instanceof Refused) || error.code !== 'person.email_taken') throw error;
  }
  const path = `/api/people?organisationId=${organisationId}&sort=createdAt&limit=100`;
  const { items } = await api.call({ path, answer: addressed });
  const there = items.find((item) => item.email === email);
  if (!there) throw new Error(`${email} belongs to another organisation: the demo cannot be laid here.`);
  if (!(await api.as({}).signIn(email, demoPassword))) {
    const link = {
      method: 'POST' as const,
      path: `/api/people/${there.id}/password-link`,
      answer: passwordLink,
    };
    await setPassword(api, (await api.call(link)).setPasswordUrl, demoPassword);
  }
  return there.id;
}

/** The demo's API keys; those of `known` that still work stay. */
export async function seedKeys(
  api: GatewayApi,
  personIds: ReadonlyMap<string, string>,
  known: Readonly<Record<string, string>>,
): Promise<Record<string, string>> {
  const made: Record<string, string> = {};
  for (const [name, { email, roles }] of Object.entries(keys)) {
    const old = known[name];
    if (old && (await works(api, old, email))) made[name] = old;
    else {
      const body = { name: `demo ${name}`, roles, personId: personIds.get(email) };
      made[name] = (await api.call({ method: 'POST', path: '/api/api-keys', body, answer: createdKey })).key;
    }
  }
  return made;
}

async function works(api: GatewayApi, key: string, email: string): Promise<boolean> {
  try {
    const path = '/api/session';
    return (await api.as({ 'x-api-key': key }).call({ path, answer: whoAmI })).email === email;
  } catch (error) {
    if (error instanceof Refused && error.status === 401) return false;
    throw error;
  }
}

/** Where the demo's shippers are paid, registered by each. One that somebody changed since stays as it is. */
export async function seedPayees(
  api: GatewayApi,
  made: Readonly<Record<string, string>>,
  ids: Ids,
): Promise<void> {
  for (const [name, wanted] of Object.entries(organisations)) {
    if (!('account' in wanted)) continue;
    const shipper = api.as({ 'x-api-key': made[wanted.key] ?? '' });
    const path = `/api/payees/${ids[name as DemoOrganisationName]}`;
    try {
      await shipper.call({ method: 'PUT', path, body: wanted.account, answer: z.unknown() });
    } catch (error) {
      if (!(error instanceof Refused) || error.code !== 'precondition.required') throw error;
    }
  }
}

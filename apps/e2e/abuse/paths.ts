import { randomUUID } from 'node:crypto';
import { ask, type RawAnswer } from './raw';
import { filled, nameOf, type Route } from './routes';
import { roles, type System } from './system';
import { endingTricks, overridesTo, pathTricks } from './tricks';

/** Nothing of ours is behind these: the path was taken for none, or for one that cannot be. */
const nowhere = new Set(['route.not_found', 'route.malformed', 'url.malformed']);

const told = ({ status, code }: RawAnswer): string => `${status} ${code}`;

/** Where another spelling of a route gives somebody whom it refuses more than its plain one (A6). */
export async function spellingsThatGiveMore(system: System): Promise<string[]> {
  const wrong: string[] = [];
  for (const route of closed(system)) {
    const path = filled(route, () => randomUUID());
    for (const role of refused(route)) {
      const say = (method: string, spelled: string) =>
        ask(system.tuntas.stack.addresses.gateway, spelled, { method, headers: system.as(role).headers });
      const plain = await say(route.method, path);
      const tricks = role === 'nobody' ? { ...pathTricks, ...endingTricks } : pathTricks;
      const spelled = Object.entries(tricks).map(async ([name, trick]) => {
        const answer = await say(route.method, trick(path));
        if (told(answer) === told(plain) || (answer.status < 500 && nowhere.has(answer.code))) return;
        wrong.push(`${role}, ${nameOf(route)} with ${name}: ${told(answer)}`);
      });
      await Promise.all(spelled);
      const head = route.method === 'GET' ? await say('HEAD', path) : plain;
      if (head.status !== plain.status) wrong.push(`${role}, HEAD ${path}: ${head.status}`);
    }
  }
  return wrong;
}

/** Where a header that names another method or path changes what a request is answered (A6). */
export async function overridesThatCount(system: System): Promise<string[]> {
  const wrong: string[] = [];
  for (const route of closed(system)) {
    const path = filled(route, () => randomUUID());
    const method = route.method === 'GET' ? 'PUT' : 'GET';
    for (const role of route.roles ?? []) {
      const { headers } = system.as(role);
      const say = (more: Record<string, string>) =>
        ask(system.tuntas.stack.addresses.gateway, path, { method, headers: { ...headers, ...more } });
      const [plain, overridden] = [await say({}), await say(overridesTo(route.method, path))];
      if (told(plain) === told(overridden)) continue;
      wrong.push(`${role}, ${method} as ${nameOf(route)}: ${told(overridden)}, without ${told(plain)}`);
    }
  }
  return wrong;
}

const closed = ({ routes }: System): Route[] => routes.filter((route) => route.roles !== null);

/** Nobody, and somebody who is signed in and may not. */
function refused(route: Route): string[] {
  const outsider = roles.find((role) => !route.roles?.includes(role));
  return outsider ? ['nobody', outsider] : ['nobody'];
}

import type { Api } from '../support/api';
import { nameOf, type Route } from './routes';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Every id that somebody sees in the lists and records they may read, with the route that showed it. */
export async function harvest(
  api: Api,
  role: string,
  routes: readonly Route[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const readable = routes.filter(
    ({ method, path, roles }) => method === 'GET' && !path.endsWith('/events') && roles?.includes(role),
  );
  const read = async (route: Route, address: string): Promise<void> => {
    const { status, body } = await api.get(address);
    if (status === 200) collect(body, (id) => found.set(id, found.get(id) ?? nameOf(route)));
  };
  for (const route of readable.filter(({ parameters }) => parameters.length === 0))
    await read(route, route.path);
  for (const route of readable.filter(({ parameters }) => parameters.length === 1)) {
    for (const id of [...found.keys()].slice(0, 200)) await read(route, route.path.replace(/\{\w+\}/, id));
  }
  return found;
}

function collect(value: unknown, take: (id: string) => void): void {
  if (typeof value === 'string' && uuid.test(value)) take(value);
  else if (value !== null && typeof value === 'object') {
    for (const part of Object.values(value)) collect(part, take);
  }
}

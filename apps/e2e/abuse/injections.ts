import { randomUUID } from 'node:crypto';
import { ask } from './raw';
import { filled, nameOf, type QueryParameter, type Route, type Schema } from './routes';
import type { System } from './system';

/** What the database would sleep if it took a text for a statement. */
const SLEEP_SECONDS = 6;

/** Texts that are harmless as long as they stay texts. */
const injections: readonly string[] = [
  `' OR '1'='1`,
  `" OR "1"="1`,
  `1 OR 1=1`,
  `') OR ('1'='1' --`,
  `%' OR 'a' LIKE '%`,
  `'; SELECT pg_sleep(${SLEEP_SECONDS}) --`,
  `1; SELECT pg_sleep(${SLEEP_SECONDS}) --`,
  `(SELECT pg_sleep(${SLEEP_SECONDS}))::text`,
  `createdAt, (SELECT 1 FROM pg_sleep(${SLEEP_SECONDS}))`,
  `-(CASE WHEN (SELECT true FROM pg_sleep(${SLEEP_SECONDS})) THEN 1 END)`,
  `' || pg_sleep(${SLEEP_SECONDS}) || '`,
  `x' UNION SELECT password_hash FROM gateway.people --`,
  `'; DROP TABLE claims.claims CASCADE; --`,
  `%%%`,
  `___`,
  `\\\\\\`,
  `null\u0000byte`,
  `$1::int`,
  `:scope`,
  `{"$gt":""}`,
  `__proto__`,
  `constructor`,
  '${7*7}{{7*7}}',
  `../../../../etc/passwd`,
  `line\r\nSet-Cookie: a=b`,
  `(a+)+$`,
  `\ud83d`,
  `1e9`,
  `Infinity`,
  `9223372036854775808`,
];

/** Names by which some parsers of queries make objects or reach prototypes. */
const names = (name: string): string[] => [
  `${name}[]`,
  `${name}[$ne]`,
  `${name}.constructor`,
  '__proto__[a]',
];

/** Lists and records whose query, given a text that would be code elsewhere, is anything but refused or without result (A7). */
export async function queriesThatRun(system: System): Promise<string[]> {
  const wrong: string[] = [];
  for (const route of system.routes.filter(({ query }) => query.length > 0)) {
    const path = filled(route, () => randomUUID());
    const plain = await attempt(system, route, path);
    for (const parameter of route.query) {
      const unknown = await attempt(system, route, `${path}?${parameter.name}=nothing-of-this-name`);
      const tries = injections
        .filter((text) => !allows(parameter.schema, text))
        .map(async (text) => {
          const answer = await attempt(system, route, `${path}?${parameter.name}=${escaped(text)}`);
          const fits =
            answer.status === 400 ||
            (isFree(parameter) && answer.status < 500 && (isBare(answer) || answer.text === unknown.text));
          const missing = plain.status === 404 && answer.status === 404;
          if (!(fits || missing) || answer.slow) {
            wrong.push(
              `${nameOf(route)}?${parameter.name}=${text}: ${answer.status} ${answer.text.slice(0, 120)}`,
            );
          }
        });
      await Promise.all(tries);
    }
    for (const name of names(route.query[0]?.name ?? 'a')) {
      const answer = await attempt(system, route, `${path}?${name}=1`);
      if (answer.status !== 400) wrong.push(`${nameOf(route)}?${name}=1: ${answer.status}`);
    }
  }
  return wrong;
}

/** Routes that take a text which would be code elsewhere for an id (A7). */
export async function idsThatRun(system: System): Promise<string[]> {
  const wrong: string[] = [];
  for (const route of system.routes.filter(({ parameters }) => parameters.length > 0)) {
    const missing = await attempt(
      system,
      route,
      filled(route, () => randomUUID()),
    );
    const tries = injections.map(async (text) => {
      const answer = await attempt(
        system,
        route,
        filled({ ...route, path: spelled(route, text) }, () => randomUUID()),
      );
      const refused = answer.status >= 400;
      // A few ids are words: what nobody has said of them is answered the same for each.
      if ((refused || answer.status === missing.status) && answer.status < 500 && !answer.slow) return;
      wrong.push(`${nameOf(route)} with ${text}: ${answer.status}`);
    });
    await Promise.all(tries);
  }
  return wrong;
}

async function attempt(system: System, { method, roles }: Route, path: string) {
  const { headers } = system.as(roles?.at(-1) ?? 'nobody');
  const answer = await ask(system.tuntas.stack.addresses.gateway, path, {
    method,
    headers: { ...headers, 'idempotency-key': randomUUID(), 'if-match': '"1"' },
  });
  return { ...answer, slow: answer.ms >= SLEEP_SECONDS * 1_000 };
}

/** The last parameter of the path is the text; those before it are ids that nobody has. */
const spelled = ({ path }: Route, text: string): string => path.replace(/\{\w+\}(?!.*\{)/, escaped(text));

/** Also half a character, which `encodeURIComponent` refuses, as its three bytes. */
const escaped = (text: string): string =>
  [...text].map((one) => (one === '\ud83d' ? '%ED%A0%BD' : encodeURIComponent(one))).join('');

/** A search for words: any text is one, and finds nothing. */
const isFree = ({ name, schema }: QueryParameter): boolean => {
  const { type, enum: words, format, pattern } = itemOf(schema);
  return name !== 'cursor' && type === 'string' && !words && !format && !pattern;
};

const itemOf = (schema: Schema): Schema => (schema.type === 'array' ? (schema.items as Schema) : schema);

/** Nothing was found, nor was it said that there was anything. */
const isBare = ({ text }: { text: string }): boolean => !/"items":\[\{/.test(text);

/** Numbers are written in more ways than one. */
const allows = (schema: Schema, text: string): boolean =>
  schema.type === 'integer' && Number(text) >= 1 && Number(text) <= Number(schema.maximum ?? Infinity);

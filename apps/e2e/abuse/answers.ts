import { z } from 'zod';
import type { Reference, Route, Schema } from './routes';

/** Where a successful answer is not what the reference promises; empty when it is. */
export function answerProblems(
  route: Route,
  status: number,
  body: unknown,
  components: Reference['components'],
): string[] {
  if (status >= 300 || status === 204) return [];
  if (!(status in route.answers)) return ['this status is not in the reference'];
  const schema = route.answers[status];
  if (!schema || typeof body === 'string') return [];
  const result = parserOf(schema, components).safeParse(body);
  return result.success
    ? []
    : result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}

const parsers = new WeakMap<Schema, z.ZodType>();

function parserOf(schema: Schema, components: Reference['components']): z.ZodType {
  const known = parsers.get(schema);
  if (known) return known;
  const document = JSON.parse(
    JSON.stringify({ ...schema, $defs: components.schemas }).replaceAll('#/components/schemas/', '#/$defs/'),
  ) as Parameters<typeof z.fromJSONSchema>[0];
  const parser = z.fromJSONSchema(document);
  parsers.set(schema, parser);
  return parser;
}

import fc from 'fast-check';
import type { Schema } from './routes';

type Components = Readonly<Record<string, unknown>>;

/** Values that a JSON schema allows; formats and patterns it does not know become plain text. */
export function valuesOf(schema: Schema, components: Components): fc.Arbitrary<unknown> {
  const of = (part: unknown): fc.Arbitrary<unknown> => valuesOf(part as Schema, components);
  if (typeof schema.$ref === 'string') return of(resolve(schema.$ref, components));
  if ('const' in schema) return fc.constant(schema.const);
  if (Array.isArray(schema.enum)) return fc.constantFrom(...(schema.enum as unknown[]));
  const choices = schema.anyOf ?? schema.oneOf;
  if (Array.isArray(choices)) return fc.oneof(...choices.map(of));
  if (Array.isArray(schema.allOf)) {
    return fc
      .tuple(...schema.allOf.map(of))
      .map((parts) => Object.assign({}, ...(parts as object[])) as unknown);
  }
  const type = Array.isArray(schema.type) ? (schema.type as string[])[0] : schema.type;
  return ofType(String(type), schema, of);
}

function ofType(
  type: string,
  schema: Schema,
  of: (part: unknown) => fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown> {
  switch (type) {
    case 'object':
      return fc.record(
        Object.fromEntries(
          Object.entries((schema.properties ?? {}) as Schema).map(([name, part]) => [name, of(part)]),
        ),
        { requiredKeys: (schema.required ?? []) as never[] },
      );
    case 'array':
      // A tuple: what stands at each place is named, and nothing may follow.
      if (Array.isArray(schema.prefixItems)) return fc.tuple(...schema.prefixItems.map(of));
      return fc.array(of(schema.items ?? {}), {
        minLength: Number(schema.minItems ?? 0),
        maxLength: Math.max(Number(schema.minItems ?? 0), Math.min(3, Number(schema.maxItems ?? 3))),
      });
    case 'integer':
    case 'number':
      return fc.integer({
        min: Number(schema.minimum ?? 0),
        max: Math.min(Number(schema.maximum ?? 1e6), 1e6),
      });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'string':
      return textOf(schema);
    default:
      return fc.jsonValue();
  }
}

function textOf(schema: Schema): fc.Arbitrary<string> {
  if (schema.format === 'uuid') return fc.uuid({ version: 7 });
  if (schema.format === 'date-time') {
    return fc
      .date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
      .map((at) => at.toISOString());
  }
  if (schema.format === 'date') return fc.constantFrom('2026-01-31', '2026-11-02');
  if (schema.format === 'email') return fc.nat(1e9).map((number) => `somebody-${number}@example.test`);
  if (schema.format === 'uri') return fc.constant('https://receiver.example.test/hook');
  if (schema.pattern === '^[A-Z]{3}$') return fc.constantFrom('IDR', 'USD');
  const minLength = Number(schema.minLength ?? 0);
  return fc.string({
    minLength,
    maxLength: Math.max(minLength, Math.min(Number(schema.maxLength ?? 40), 40)),
  });
}

function resolve(reference: string, components: Components): unknown {
  const path = reference.split('/').slice(2);
  return path.reduce<unknown>((found, name) => (found as Components)[name], components);
}

import { createZodDto as nestjsZodDto, type ZodDto } from 'nestjs-zod';
import type { ZodType } from 'zod';

interface Property {
  readonly type?: unknown;
  readonly [word: string]: unknown;
}

/**
 * The class of a request or an answer, for Nest to validate and to describe.
 * Nest takes `type: ['string', 'null']` for a list of strings, so a nullable is described as a choice instead.
 */
export function createZodDto<Schema extends ZodType>(schema: Schema): ZodDto<Schema, false> {
  const Dto = nestjsZodDto(schema);
  const describe = Dto._OPENAPI_METADATA_FACTORY.bind(Dto) as () => Record<string, Property>;
  Dto._OPENAPI_METADATA_FACTORY = () =>
    Object.fromEntries(Object.entries(describe()).map(([name, property]) => [name, asChoice(property)]));
  return Dto;
}

/** What Nest and nestjs-zod say of the property itself; everything else is said of its value. */
const aboutProperty = /^(required|selfRequired|description|example|default|x-.*)$/;

function asChoice({ type, ...words }: Property): Property {
  if (!Array.isArray(type)) return { type, ...words };
  const entries = Object.entries(words);
  const property = entries.filter(([word]) => aboutProperty.test(word));
  const value = entries.filter(([word]) => !aboutProperty.test(word));
  const choices = (type as string[]).map((one) =>
    one === 'null' ? { type: one } : { type: one, ...Object.fromEntries(value) },
  );
  // nestjs-zod takes an empty type away again: it has seen that this one was not a word.
  return { ...Object.fromEntries(property), type: '', anyOf: choices };
}

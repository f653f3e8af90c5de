import { z } from 'zod';

/** One page of a list. `nextCursor` is null on the last one. */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/** `'dueAt'` ascending, `'-dueAt'` descending. */
export type Sort<Field extends string> = Field | `-${Field}`;

/**
 * The query of a list, as a strict schema for `createZodDto`: `limit` (1 to 100, default 25), `cursor`, `sort` from
 * the allow list (the default is its first field, or `defaultSort`), and the feature's own filters. Anything else
 * in the query is refused.
 */
export function pageQuery<
  const Field extends string,
  Filter extends z.core.$ZodLooseShape = Record<never, never>,
>({
  sort,
  filter,
  defaultSort,
}: {
  sort: readonly [Field, ...Field[]];
  filter?: Filter;
  defaultSort?: Sort<NoInfer<Field>>;
}) {
  const allowed = sort.flatMap((field): Sort<Field>[] => [field, `-${field}`]);
  return z.strictObject({
    ...((filter ?? {}) as Filter),
    limit: z.coerce.number().int().min(1).max(100).default(25),
    cursor: z.string().min(1).max(1_000).optional(),
    sort: z.enum(allowed as [Sort<Field>, ...Sort<Field>[]]).default((defaultSort ?? sort[0]) as never),
  });
}

/** A filter that takes one value or, repeated (`id=a&id=b`), any of up to a hundred. */
export const oneOrMany = <Value extends z.ZodType>(value: Value) =>
  z.preprocess((given) => (Array.isArray(given) ? given : [given]), z.array(value).min(1).max(100));

/** The schema of a page's answer, for `createZodDto(pageOf(claimView))`. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

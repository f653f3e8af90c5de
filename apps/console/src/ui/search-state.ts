/** How one value of a page's state is written into the address. Its default is not written at all. */
export interface Field<Value> {
  readonly read: (texts: readonly string[]) => Value;
  readonly write: (value: Value) => readonly string[];
}

export const textField = (otherwise = ''): Field<string> => ({
  read: ([text]) => text ?? otherwise,
  write: (value) => (value === otherwise ? [] : [value]),
});

/** One of the allowed values; anything else in the address is the default. */
export const choiceField = <Choice extends string>(
  allowed: readonly Choice[],
  otherwise: NoInfer<Choice>,
): Field<Choice> => ({
  read: ([text]) => allowed.find((choice) => choice === text) ?? otherwise,
  write: (value) => (value === otherwise ? [] : [value]),
});

/** Any of the allowed values, repeated: `?stage=settled&stage=closed`. */
export const choicesField = <Choice extends string>(
  allowed: readonly Choice[],
): Field<readonly Choice[]> => ({
  read: (texts) => allowed.filter((choice) => texts.includes(choice)),
  write: (value) => value,
});

export const flagField: Field<boolean> = {
  read: ([text]) => text === 'yes',
  write: (value) => (value ? ['yes'] : []),
};

export type StateOf<F> = { readonly [Name in keyof F]: F[Name] extends Field<infer Value> ? Value : never };

/** The address's state; what belongs to nobody here is left alone. */
export function readState<F extends object>(fields: F, search: URLSearchParams): StateOf<F> {
  const read = Object.entries(fields as Record<string, Field<unknown>>).map(([name, field]) => [
    name,
    field.read(search.getAll(name)),
  ]);
  return Object.fromEntries(read) as StateOf<F>;
}

export function writeState<F extends object>(
  fields: F,
  search: URLSearchParams,
  change: Partial<StateOf<F>>,
): URLSearchParams {
  const next = new URLSearchParams(search);
  for (const [name, value] of Object.entries(change)) {
    const field = (fields as Record<string, Field<unknown>>)[name];
    if (!field) continue;
    next.delete(name);
    for (const text of field.write(value)) next.append(name, text);
  }
  return next;
}

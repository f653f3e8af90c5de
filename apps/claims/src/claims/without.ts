/** A copy of `row` that leaves some of its fields out. */
export function without<T extends object, K extends keyof T>(row: T, ...fields: readonly K[]): Omit<T, K> {
  const copy = { ...row };
  for (const field of fields) delete copy[field];
  return copy;
}

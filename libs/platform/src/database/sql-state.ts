/** The five-character SQLSTATE (or system code such as `ECONNREFUSED`) of an error of pg or TypeORM, if it has one. */
export function sqlStateOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('driverError' in error && error.driverError !== error) {
    const inner = sqlStateOf(error.driverError);
    if (inner) return inner;
  }
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

// unique_violation, check_violation
const violations = new Set(['23505', '23514']);

/** The name of the violated unique or check constraint, or undefined when the error is another one. */
export function violatedConstraint(error: unknown): string | undefined {
  if (!violations.has(sqlStateOf(error) ?? '') || typeof error !== 'object' || error === null)
    return undefined;
  const source: unknown = 'driverError' in error ? error.driverError : error;
  if (typeof source !== 'object' || source === null || !('constraint' in source)) return undefined;
  return typeof source.constraint === 'string' ? source.constraint : undefined;
}

import { DomainError } from '@tuntas/kernel';
import type { z } from 'zod';

/** One wrong field of a request: its path (`lines.0.quantity`) and what is wrong with it, without its value. */
export interface FieldError {
  field: string;
  message: string;
}

/** The 400 a caller gets for a request that does not fit: every wrong field is named. */
export function validationFailed(errors: FieldError[]): DomainError {
  const names = errors.map((error) => error.field).join(', ');
  return new DomainError('invalid', 'validation.failed', `Correct these fields: ${names}.`, { errors });
}

/** Zod's issues as field errors; `root` names the whole when an issue has no path of its own. */
export function fieldErrors(error: { issues: readonly z.core.$ZodIssue[] }, root = 'body'): FieldError[] {
  return error.issues.flatMap((issue): FieldError[] => {
    const path = issue.path.map(String);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ field: [...path, key].join('.'), message: 'Unknown field' }));
    }
    return [{ field: path.join('.') || root, message: issue.message }];
  });
}

/**
 * Parses what a controller took by hand (a multipart field, a CSV cell) like a validated body.
 * @throws DomainError `validation.failed`
 */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  root = 'body',
): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw validationFailed(fieldErrors(parsed.error, root));
  return parsed.data;
}

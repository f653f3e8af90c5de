import { createHash } from 'node:crypto';
import type { QueryResult } from 'pg';
import { SteadyClient } from './steady-client';

/** A text that came this often is worth a plan that is kept. */
const OFTEN = 3;
/** Texts built from lists of any length would fill every connection's memory. */
const MOST = 400;

/**
 * Begins a statement whose best plan depends on its values, such as a filter that is common or rare: it is planned each
 * time it is asked.
 */
export const PLANNED_ANEW = '/* planned anew */ ';

const seen = new Map<string, number>();
const names = new Map<string, string>();

/**
 * A client that lets the server keep the plans of the statements which come again and again. Parsing and planning cost
 * more than running for the small statements of events and cases: with a kept plan an inbox claim takes half.
 */
export class PreparingClient extends SteadyClient {
  /** `pg` calls it with a text and values, a configuration, or a query object; only the first is named here. */
  override query(...args: unknown[]): never {
    const [text, values, ...rest] = args;
    const name = typeof text === 'string' && Array.isArray(values) ? nameOf(text) : null;
    const query = super.query.bind(this) as (...given: unknown[]) => Promise<QueryResult>;
    return (name ? query({ name, text, values }, ...rest) : query(...args)) as never;
  }
}

/** The name under which the server keeps the plan of `text`; `null` while it is not worth it. */
export function nameOf(text: string): string | null {
  const known = names.get(text);
  if (known !== undefined) return known;
  if (names.size >= MOST || seen.size >= 10 * MOST) return null;
  if (text.startsWith(PLANNED_ANEW) || mayChangeShape(text)) return null;
  const times = (seen.get(text) ?? 0) + 1;
  seen.set(text, times);
  if (times < OFTEN) return null;
  seen.delete(text);
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 32);
  names.set(text, name);
  return name;
}

// A kept plan whose columns a migration has changed is an error, and old code runs on during a migration.
const mayChangeShape = (text: string): boolean => /\*/.test(text.replace(/count\(\*\)|'\*'/gi, ''));

import { createHash } from 'node:crypto';
import { z } from 'zod';
import { validationFailed } from '../http/field-errors';

/** Where a page ended: the sort it was made with, and the last row's sort value (as PostgreSQL text) and id. */
export interface Cursor {
  sort: string;
  value: string;
  id: string;
}

const shape = z.tuple([z.string(), z.string(), z.string()]);
const CHECK_LENGTH = 8;

/** An opaque URL-safe text; a changed one is refused by `decodeCursor`. */
export function encodeCursor({ sort, value, id }: Cursor): string {
  const payload = Buffer.from(JSON.stringify([sort, value, id])).toString('base64url');
  return checkOf(payload) + payload;
}

/** @throws DomainError 400 `validation.failed` on the field `cursor` */
export function decodeCursor(text: string, sort: string): Cursor {
  const payload = text.slice(CHECK_LENGTH);
  if (text.slice(0, CHECK_LENGTH) !== checkOf(payload)) throw badCursor('Not a cursor of this list');
  const parsed = shape.safeParse(parseJson(Buffer.from(payload, 'base64url').toString()));
  if (!parsed.success) throw badCursor('Not a cursor of this list');
  const [madeWith, value, id] = parsed.data;
  if (madeWith !== sort) throw badCursor('Made with another sort: start again without it');
  return { sort, value, id };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

// Not a secret: it tells a mangled cursor from a whole one. What a cursor may show is the scope's business.
const checkOf = (payload: string): string =>
  createHash('sha256').update(`cursor:${payload}`).digest('base64url').slice(0, CHECK_LENGTH);

const badCursor = (message: string) => validationFailed([{ field: 'cursor', message }]);

import { DomainError } from '@tuntas/kernel';

/** No body of ours goes half as deep; whoever walks through a deeper one by recursion runs out of stack. */
const DEEPEST = 32;

/** Refuses a JSON body of brackets within brackets; one of any other kind is left alone. */
export function requireShallow(body: unknown): void {
  let level = isJson(body) ? [body] : [];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) {
      throw new DomainError('invalid', 'body.too_deep', 'The body is nested more deeply than allowed.');
    }
    level = level.flatMap((part) => Object.values(part).filter(isJson));
  }
}

/** What a parser of JSON makes: no stream, no bytes. */
function isJson(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === Object.prototype || prototype === null;
}

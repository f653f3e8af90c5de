import type { PackFile } from './pack.schema';

/** One field that differs between two versions of a pack, as JSON. */
export interface PackChange {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** What a reader of the terms need not see. */
const aside: ReadonlySet<string> = new Set(['$schema', 'vectors']);

/** What changed from one version to another, field by field. */
export const diffPacks = (before: PackFile, after: PackFile): PackChange[] =>
  changesOf('', before, after).filter(({ field }) => !aside.has(field.split('.')[0] ?? ''));

function changesOf(path: string, before: unknown, after: unknown): PackChange[] {
  if (isObject(before) && isObject(after)) {
    const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
    return fields.flatMap((field) =>
      changesOf(path ? `${path}.${field}` : field, Reflect.get(before, field), Reflect.get(after, field)),
    );
  }
  const [was, is] = [JSON.stringify(before) ?? 'nothing', JSON.stringify(after) ?? 'nothing'];
  return was === is ? [] : [{ field: path, before: was, after: is }];
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

import { choosePolicy, type ClaimFacts, type Office, type Ref, type SlaPolicy } from './policy';

/** Every version of every policy and calendar; clocks keep the one they run by until they are projected again. */
export interface SlaBook {
  /** Rises with every edit. */
  readonly revision: number;
  readonly policies: ReadonlyMap<string, SlaPolicy>;
  readonly offices: ReadonlyMap<string, Office>;
  /** The newest versions. */
  readonly current: {
    readonly policies: readonly SlaPolicy[];
    readonly offices: ReadonlyMap<string, Office>;
  };
}

export const refText = ({ id, version }: Ref): string => `${id}@${version}`;

// Rows of before calendars had versions.
const early: Readonly<Record<string, string>> = { working: 'jakarta@1', always: 'always@1' };

export const calendarText = (stored: string): string => early[stored] ?? stored;

export function makeBook(
  revision: number,
  policies: readonly SlaPolicy[],
  offices: readonly Office[],
): SlaBook {
  return {
    revision,
    policies: byRef(policies),
    offices: byRef(offices),
    current: { policies: [...newest(policies).values()], offices: newest(offices) },
  };
}

const byRef = <T extends Ref>(rows: readonly T[]): Map<string, T> =>
  new Map(rows.map((row) => [refText(row), row]));

function newest<T extends Ref>(rows: readonly T[]): Map<string, T> {
  const found = new Map<string, T>();
  for (const row of rows) if ((found.get(row.id)?.version ?? 0) < row.version) found.set(row.id, row);
  return found;
}

export function policyIn(book: SlaBook, ref: string): SlaPolicy {
  const policy = book.policies.get(ref);
  if (!policy) throw new Error(`There is no policy ${ref}.`);
  return policy;
}

export function officeIn(book: SlaBook, ref: string): Office {
  const office = book.offices.get(calendarText(ref));
  if (!office) throw new Error(`There is no calendar ${ref}.`);
  return office;
}

export function currentOffice(book: SlaBook, id: string): Office {
  const office = book.current.offices.get(id);
  if (!office) throw new Error(`There is no calendar ${id}.`);
  return office;
}

export const policyFor = (book: SlaBook, facts: ClaimFacts): SlaPolicy =>
  choosePolicy(book.current.policies, facts);

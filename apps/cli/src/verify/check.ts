import type { Client } from 'pg';

/** What a check may look at: every schema as the administrator, the files outside the database, the bank's own book. */
export interface Sources {
  readonly database: Client;
  readonly stateDir: string;
  readonly bank: { readonly url: string; readonly key: string } | null;
}

/** A promise and how to see that it is kept: `findings` are the rows that are wrong, one line each. */
export interface Check {
  readonly promise: string;
  findings(sources: Sources): Promise<string[]>;
}

/**
 * How long something may be on its way before it counts as lost, as SQL; `verify --still` sets it to nothing, for a
 * system in which nothing is.
 */
export const YOUNG = `current_setting('tuntas.young')::interval`;

/** A check that is one query over the databases; every row it returns is wrong and is printed as it is. */
export const query = (promise: string, sql: string): Check => ({
  promise,
  findings: async ({ database }) => {
    const { rows } = await database.query<Record<string, unknown>>(sql);
    return rows.map((row) =>
      Object.entries(row)
        .map(([name, value]) => `${name} ${value instanceof Date ? value.toISOString() : String(value)}`)
        .join(', '),
    );
  },
});

/**
 * SQL for a migration: row-level security on a table of organisations' data. Rows are visible and writable only in
 * the scope `Database.transaction` set; without a scope there are none. `personColumn` also opens a row to the
 * scope `person:<id>` of the person it names (a courier sees what it reported).
 */
export function scopedTable(table: string, column = 'organisation_id', personColumn?: string): string {
  const allowed = scopePredicate(column, personColumn);
  return `
    ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
    CREATE POLICY scope ON ${table} USING (${allowed}) WITH CHECK (${allowed});
  `;
}

// The sub-selects make PostgreSQL read the setting once per statement instead of once per row. The comparison with '*'
// is inside, because the planner then expects half of the rows and not one in a hundred.
const setting = `(SELECT current_setting('tuntas.scope', true))`;
const everything = `(SELECT current_setting('tuntas.scope', true) = '*')`;

/** The condition behind `scopedTable`, for a policy of another shape. */
export function scopePredicate(column: string, personColumn?: string): string {
  const person = personColumn ? ` OR 'person:' || ${personColumn}::text = ${setting}` : '';
  return `${everything} OR ${column}::text = ${setting}${person}`;
}

/**
 * SQL for a migration: UPDATE, DELETE and TRUNCATE are refused for everybody, and `migrate` leaves the service's role
 * without the rights. Only a superuser who switches triggers off gets past it, which `npm run verify` then shows.
 */
export function appendOnly(table: string): string {
  return `
    CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION 'table % is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
    END $$;
    CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
  `;
}

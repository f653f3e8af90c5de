import { Client } from 'pg';

/*
 * What no API can do, for journeys that begin where time has passed or something is broken. What follows from it is
 * the services' own doing.
 */

async function inDatabase<T>(url: string, work: (database: Client) => Promise<T>): Promise<T> {
  const database = new Client({ connectionString: url });
  await database.connect();
  try {
    return await work(database);
  } finally {
    await database.end();
  }
}

/** As if the promises of a claim had been given thirty days earlier. */
export const givenLongAgo = (url: string, claimId: string): Promise<unknown> =>
  inDatabase(url, (database) =>
    database.query(
      `UPDATE claims.sla_clocks SET anchor = anchor - interval '30 days', due_at = due_at - interval '30 days',
         running_since = running_since - interval '30 days' WHERE claim_id = $1`,
      [claimId],
    ),
  );

/** As if the day had passed after which somebody is asked how it went. */
export const askedNow = (url: string, claimId: string): Promise<unknown> =>
  inDatabase(url, (database) =>
    database.query(
      `UPDATE notifications.timers SET due_at = now() WHERE name = 'survey.send' AND subject = $1 AND state = 'pending'`,
      [claimId],
    ),
  );

/** What somebody answered, with the words that stay in the database. */
export const surveyOf = async (
  url: string,
  claimId: string,
): Promise<{ score: number; comment: string } | undefined> =>
  inDatabase(url, async (database) => {
    const { rows } = await database.query<{ score: number; comment: string }>(
      'SELECT score, comment FROM notifications.surveys WHERE claim_id = $1',
      [claimId],
    );
    return rows[0];
  });

/** Claims cannot keep this one parcel, and says why, until it is mended. */
export async function refuseParcel(url: string, waybill: string, why: string): Promise<() => Promise<void>> {
  const name = `claims.refuse_${waybill.toLowerCase()}`;
  await inDatabase(url, (database) =>
    database.query(`
      CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '${why}'; END $$;
      CREATE TRIGGER refuse_${waybill.toLowerCase()} BEFORE INSERT ON claims.shipments FOR EACH ROW
        WHEN (NEW.waybill = '${waybill}') EXECUTE FUNCTION ${name}();`),
  );
  return async () => {
    await inDatabase(url, (database) => database.query(`DROP FUNCTION IF EXISTS ${name} CASCADE`));
  };
}

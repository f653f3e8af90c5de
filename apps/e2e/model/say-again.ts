import type { Envelope } from '@tuntas/contracts';
import { openTeller } from '@tuntas/testing';
import type { Filed, House } from './house';

interface OutboxRow {
  readonly topic: string;
  readonly seq: string;
  readonly organisation_id: string | null;
  readonly time: Date;
}

const speakers = ['claims', 'resolution', 'tracking'];
const readers = {
  claims: ['tracking', 'resolution'],
  resolution: ['claims', 'tracking'],
  tracking: ['resolution'],
  notifications: speakers,
};

const said = speakers
  .map((service) => `SELECT * FROM ${service}.outbox WHERE subject = ANY($1)`)
  .join(' UNION ALL ');

const envelopeOf = (row: OutboxRow): Envelope =>
  ({
    ...row,
    source: row.topic,
    seq: Number(row.seq),
    time: row.time.toISOString(),
    organisationId: row.organisation_id,
  }) as unknown as Envelope;

/** All that was ever said of a claim and its parcel is said again, in any order; resolves when everybody has heard it. */
export async function sayAgain({ tuntas, dice }: House, { id, shipmentId }: Filed): Promise<void> {
  const { urls, topicPrefix } = tuntas.stack.settings;
  const teller = await openTeller(urls.KAFKA_BROKERS.split(','), topicPrefix);
  try {
    const { rows } = await tuntas.database.query<OutboxRow>(said, [[id, shipmentId]]);
    await teller.tell(dice.shuffled(rows.map(envelopeOf)), readers);
  } finally {
    await teller.close();
  }
}

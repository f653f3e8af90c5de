import { services } from '@tuntas/contracts';
import { type Check, query, YOUNG } from './check';

/** Who reads whose topic to the end; a consumer's stream must reach the number its producer gave last. */
const subscriptions: readonly [consumer: string, producer: string][] = [
  ['claims', 'tracking'],
  ['claims', 'resolution'],
  ['resolution', 'claims'],
  ['resolution', 'tracking'],
  ['tracking', 'resolution'],
  ['notifications', 'claims'],
  ['notifications', 'resolution'],
  ['notifications', 'tracking'],
  ['notifications', 'gateway'],
];

const each = (makeSql: (service: string) => string): string => services.map(makeSql).join(' UNION ALL ');

export const eventChecks: Check[] = [
  query(
    'every outbox row is published or young',
    each(
      (service) => `SELECT '${service}' AS service, id AS event_id, type, time FROM ${service}.outbox
        WHERE published_at IS NULL AND time < now() - ${YOUNG}`,
    ),
  ),
  query(
    'events of a case are numbered without a gap',
    each(
      (
        service,
      ) => `SELECT '${service}' AS service, o.topic, o.subject, max(o.seq) AS highest, s.last_seq AS allocated
        FROM ${service}.outbox o JOIN ${service}.outbox_streams s USING (topic, subject)
        GROUP BY o.topic, o.subject, s.last_seq
        HAVING max(o.seq) <> s.last_seq OR max(o.seq) - min(o.seq) + 1 <> count(*)`,
    ),
  ),
  query(
    'every consumer has handled every event of the topics it reads',
    subscriptions
      .map(
        ([consumer, producer]) => `
        SELECT '${consumer}' AS consumer, s.topic, s.subject, s.last_seq AS said, coalesce(i.last_seq, 0) AS handled
        FROM ${producer}.outbox_streams s
        LEFT JOIN ${consumer}.inbox_streams i USING (topic, subject)
        WHERE coalesce(i.last_seq, 0) <> s.last_seq AND NOT EXISTS (
          SELECT FROM ${producer}.outbox o WHERE o.topic = s.topic AND o.subject = s.subject
          AND o.seq > coalesce(i.last_seq, 0) AND o.time > now() - ${YOUNG})`,
      )
      .join(' UNION ALL '),
  ),
  query(
    'no dead letter waits for a person',
    each(
      (service) => `SELECT '${service}' AS service, id AS dead_letter, type, subject, reason
        FROM ${service}.dead_letters WHERE resolved_at IS NULL`,
    ),
  ),
  query(
    'no event is parked behind a gap',
    each(
      (service) => `SELECT '${service}' AS service, topic, subject, seq FROM ${service}.parked_events
        WHERE parked_at < now() - ${YOUNG}`,
    ),
  ),
];

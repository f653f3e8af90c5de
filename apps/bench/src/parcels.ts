import type { RunningStack } from '../../e2e/support/running-stack';

/** The one parcel that a bench copies: registered by the demo shipper three days ago. */
export async function firstParcel(
  tuntas: Pick<RunningStack, 'as'>,
  more: object = {},
): Promise<{ id: string }> {
  const shipper = await tuntas.as('shipper');
  const { body } = await shipper.post<{ id: string }>('/api/shipments', {
    carrier: 'jne',
    waybill: 'JN9900000001',
    service: 'REG',
    shippedAt: new Date(Date.now() - 3 * 86_400_000).toISOString(),
    ...more,
  });
  return body;
}

/**
 * Parcels nobody claimed yet, by number: copies of one that tracking registered, as many as are asked for at a time,
 * known to claims and to notifications, whose messages would otherwise wait a minute for their numbers.
 */
export async function parcelSource({ database, ...tuntas }: RunningStack) {
  const body = await firstParcel(tuntas, {
    fee: { amount: 13_000, currency: 'IDR' },
    goodsValue: { amount: 1_900_000, currency: 'IDR' },
  });
  // The database makes some columns itself, and takes no value for them.
  const { rows: own } = await database.query<{ columns: string }>(
    `SELECT string_agg(attname, ', ') AS columns FROM pg_attribute
     WHERE attrelid = 'claims.shipments'::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`,
  );
  const columns = own[0]?.columns ?? '';
  let made = 0;
  return async (count: number): Promise<() => string> => {
    const first = made;
    for (let known = 0; known < count;) {
      const { rowCount } = await database.query(
        `WITH copied AS (
           INSERT INTO claims.shipments (${columns})
           SELECT ${columns.replaceAll(/\w+/g, 'copy.$&')}
           FROM claims.shipments s, generate_series($2::int, $3::int) AS n,
             jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid(), 'waybill', 'B' || n)) AS copy
           WHERE s.id = $1
           RETURNING id, organisation_id, carrier, waybill
         )
         INSERT INTO notifications.parcels (shipment_id, organisation_id, carrier, waybill)
         SELECT id, organisation_id, carrier, waybill FROM copied`,
        [body.id, first + 1, first + count],
      );
      known = rowCount ?? 0;
    }
    made += count;
    let next = first;
    return () => `B${(next += 1)}`;
  };
}

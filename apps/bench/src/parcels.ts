import type { RunningStack } from '../../e2e/support/running-stack';

/** Parcels nobody claimed yet, by number: copies of one that tracking registered, as many as are asked for at a time. */
export async function parcelSource({ database, ...tuntas }: RunningStack) {
  const shipper = await tuntas.as('shipper');
  const { body } = await shipper.post<{ id: string }>('/api/shipments', {
    carrier: 'jne',
    waybill: 'JN9900000001',
    service: 'REG',
    shippedAt: new Date(Date.now() - 3 * 86_400_000).toISOString(),
    fee: { amount: 13_000, currency: 'IDR' },
    goodsValue: { amount: 1_900_000, currency: 'IDR' },
  });
  let made = 0;
  return async (count: number): Promise<() => string> => {
    const first = made;
    for (let known = 0; known < count;) {
      const { rowCount } = await database.query(
        `INSERT INTO claims.shipments
         SELECT (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid(), 'waybill', 'B' || n))).*
         FROM claims.shipments s, generate_series($2::int, $3::int) AS n WHERE s.id = $1`,
        [body.id, first + 1, first + count],
      );
      known = rowCount ?? 0;
    }
    made += count;
    let next = first;
    return () => `B${(next += 1)}`;
  };
}

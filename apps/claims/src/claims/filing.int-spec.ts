import { v7 } from 'uuid';
import { claimsWorld, type ClaimsWorld, damageOf, otherShop, shop } from '../claims.fixture';

let world: ClaimsWorld;
beforeAll(async () => {
  world = await claimsWorld();
});
afterAll(() => world.close());

const count = async (sql: string, ...values: unknown[]): Promise<number> => {
  const { rows } = await world.admin.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM claims.${sql}`,
    values,
  );
  return rows[0]?.n ?? -1;
};

describe('filing a claim', () => {
  it('writes the claim with everything that belongs to it, at once', async () => {
    const shipmentId = await world.shipment();
    const filed = await world.shipper.post('/claims', damageOf(shipmentId, { externalReference: 'order-1' }));
    expect(filed).toMatchObject({
      status: 201,
      headers: { etag: '"1"' },
      body: {
        number: expect.stringMatching(/^CLM-\d{4}-\d{6}$/),
        organisationId: shop,
        shipmentId,
        carrier: 'kilat',
        stage: 'submitted',
        decision: 'pending',
        settlement: 'none',
        claimedAmount: 130_000,
        nextClock: 'first_response',
        lines: [{ description: 'A lamp', claimedAmount: 130_000, approvedAmount: null }],
      },
    });
    const { id } = filed.body;
    expect(await count('claim_lines WHERE claim_id = $1', id)).toBe(1);
    expect(await count(`sla_clocks WHERE claim_id = $1 AND state = 'running'`, id)).toBe(3);
    expect(
      await count(`timers WHERE name = 'sla.warn' AND state = 'pending' AND data->>'claimId' = $1`, id),
    ).toBe(3);
    expect(await count('claim_history WHERE claim_id = $1', id)).toBe(1);
    expect(await count(`audit_rows WHERE subject = $1 AND action = 'claim.submitted'`, id)).toBe(1);
    const { rows } = await world.admin.query('SELECT * FROM claims.outbox WHERE subject = $1', [id]);
    expect(rows).toMatchObject([
      {
        type: 'claim.submitted',
        seq: 1,
        organisation_id: shop,
        data: {
          claimId: id,
          number: filed.body.number,
          shipmentId,
          organisationId: shop,
          claimed: { amount: 130_000 },
        },
      },
    ]);
    const { rows: streams } = await world.admin.query(
      'SELECT last_seq FROM claims.outbox_streams WHERE subject = $1',
      [id],
    );
    expect(streams).toEqual([{ last_seq: 1 }]);
  });

  it('answers the same as reading it', async () => {
    const filed = await world.shipper.post('/claims', damageOf(await world.shipment()));
    const read = await world.shipper.get(`/claims/${filed.body.id}`);
    expect(read.body).toMatchObject(filed.body);
    expect(read.headers.etag).toBe('"1"');
    expect(read.body.findings).toMatchObject([
      {
        kind: 'evidence_missing',
        details: { missing: ['invoice', 'photo', 'photo_label', 'photo_packaging'] },
      },
    ]);
    expect(
      read.body.clocks.map((clock: { name: string; state: string }) => [clock.name, clock.state]),
    ).toEqual([
      ['acknowledge', 'met'],
      ['decision', 'running'],
      ['first_response', 'running'],
      ['update', 'running'],
    ]);
  });

  it('finds the newest shipment of a waybill', async () => {
    const shippedAt = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
    await world.shipment({ waybill: 'RECYCLED', shippedAt: shippedAt(800) });
    const newest = await world.shipment({ waybill: 'RECYCLED', shippedAt: shippedAt(2) });
    await world.shipment({ waybill: 'RECYCLED', carrier: 'sapx', shippedAt: shippedAt(1) });
    const { shipmentId: _, ...claim } = damageOf('') as { shipmentId: string };
    const filed = await world.shipper.post('/claims', { ...claim, waybill: 'RECYCLED', carrier: 'kilat' });
    expect(filed).toMatchObject({ status: 201, body: { shipmentId: newest, waybill: 'RECYCLED' } });
  });

  it('50 times at once makes one claim, which the others get back', async () => {
    const shipmentId = await world.shipment();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => world.shipper.post('/claims', damageOf(shipmentId))),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(49);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(await count('claims WHERE shipment_id = $1', shipmentId)).toBe(1);
    expect(await count(`outbox WHERE data->>'shipmentId' = $1`, shipmentId)).toBe(1);
  });

  it('again under the same reference answers the claim there is, of this organisation only', async () => {
    const first = await world.shipper.post(
      '/claims',
      damageOf(await world.shipment(), { externalReference: 'import-1' }),
    );
    const again = await world.shipper.post(
      '/claims',
      damageOf(await world.shipment(), { externalReference: 'import-1' }),
    );
    expect(again).toMatchObject({ status: 200, body: { id: first.body.id } });
    const theirs = await world.shipment({ organisationId: otherShop });
    const other = await world.otherShipper.post(
      '/claims',
      damageOf(theirs, { externalReference: 'import-1' }),
    );
    expect(other.status).toBe(201);
  });

  it('may be followed by one of another type, which says so', async () => {
    const shipmentId = await world.shipment();
    const first = await world.shipper.post('/claims', damageOf(shipmentId));
    const second = await world.shipper.post('/claims', damageOf(shipmentId, { type: 'partial_loss' }));
    const { body } = await world.agent.get(`/claims/${second.body.id}`);
    expect(body.findings).toContainEqual(
      expect.objectContaining({ kind: 'possible_duplicate', details: { claims: [first.body.id] } }),
    );
  });

  it('late is filed with a finding, not refused; the clocks start now', async () => {
    const shipmentId = await world.shipment({ shippedAt: '2014-01-02T00:00:00Z' });
    const past = { receivedAt: '2014-07-17T00:00:00Z', occurredAt: '2014-06-30T00:00:00Z', type: 'loss' };
    const filed = await world.shipper.post('/claims', damageOf(shipmentId, past));
    expect(filed.status).toBe(201);
    const { body } = await world.shipper.get(`/claims/${filed.body.id}`);
    expect(body.findings).toContainEqual(
      expect.objectContaining({ kind: 'too_late', ruleId: 'generic/loss/too_late' }),
    );
    expect(body.receivedAt).toBe('2014-07-17T00:00:00.000Z');
    expect(new Date(body.clocks[1].anchor).getFullYear()).toBeGreaterThan(2020);
  });

  it('rolled back leaves no event, no timer and no key', async () => {
    const shipmentId = await world.shipment();
    const before = [await count('outbox'), await count('timers'), await count('audit_rows')];
    // One of the last parts of the statement fails.
    await world.admin.query(
      `ALTER TABLE claims.claim_history ADD CONSTRAINT no_history CHECK (what <> 'claim.submitted') NOT VALID`,
    );
    const failed = await world.shipper.post('/claims', damageOf(shipmentId), {
      'idempotency-key': 'rolled-back',
    });
    await world.admin.query('ALTER TABLE claims.claim_history DROP CONSTRAINT no_history');
    expect(failed.status).toBe(500);
    expect([await count('outbox'), await count('timers'), await count('audit_rows')]).toEqual(before);
    expect(await count(`idempotency_keys WHERE key = 'rolled-back'`)).toBe(0);
    expect(await count('claims WHERE shipment_id = $1', shipmentId)).toBe(0);
  });

  it.each([
    ['an unknown shipment', () => v7()],
    ['a shipment of another organisation', () => world.shipment({ organisationId: otherShop })],
  ])('for %s is a 404 that says to try again', async (_name, shipment) => {
    const refused = await world.shipper.post('/claims', damageOf(await shipment()));
    expect(refused).toMatchObject({
      status: 404,
      body: { code: 'shipment.unknown', detail: expect.stringMatching(/try again/) },
    });
  });

  it.each([
    ['lines', { lines: [] }],
    ['lines.0.quantity', { lines: [{ description: 'x', quantity: 0 }] }],
    ['lines.0.claimedAmount', { lines: [{ description: 'x', claimedAmount: 1.5 }] }],
    ['lines.0.price', { lines: [{ description: 'x', price: 1 }] }],
    ['type', { type: 'theft' }],
    ['currency', { currency: 'idr' }],
    ['stage', { stage: 'closed' }],
    ['organisationId', { organisationId: otherShop }],
    ['description', { description: 'a\u0000b' }],
    ['shipmentId', { waybill: 'both' }],
    ['receivedAt', { receivedAt: '2999-01-01T00:00:00Z' }],
    ['occurredAt', { occurredAt: 'yesterday' }],
  ])('names the field %s when it is wrong', async (field, more) => {
    const refused = await world.shipper.post('/claims', damageOf(await world.shipment(), more));
    expect(refused).toMatchObject({ status: 400, body: { code: 'validation.failed' } });
    expect(refused.body.errors.map((error: { field: string }) => error.field)).toContain(field);
  });

  it('is for shippers and staff', async () => {
    expect((await world.courier.post('/claims', damageOf(await world.shipment()))).status).toBe(403);
  });
});

describe('filing with an idempotency key', () => {
  const keyed = (key: string) => ({ 'idempotency-key': key });

  it('answers the same again, and refuses another body', async () => {
    const claim = damageOf(await world.shipment());
    const first = await world.shipper.post('/claims', claim, keyed('k-1'));
    const again = await world.shipper.post('/claims', claim, keyed('k-1'));
    expect(again).toMatchObject({ status: 201, body: first.body });
    const other = await world.shipper.post('/claims', damageOf(await world.shipment()), keyed('k-1'));
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency.mismatch' } });
  });

  it('50 times at once has one effect; the others get the answer or are told to wait', async () => {
    const shipmentId = await world.shipment();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => world.shipper.post('/claims', damageOf(shipmentId), keyed('k-50'))),
    );
    expect(
      [...new Set(answers.map(({ status }) => status))].every((status) => [201, 409].includes(status)),
    ).toBe(true);
    expect(new Set(answers.filter(({ status }) => status === 201).map(({ body }) => body.id)).size).toBe(1);
    expect(await count('claims WHERE shipment_id = $1', shipmentId)).toBe(1);
  });

  it('of another organisation is another key', async () => {
    const mine = await world.shipper.post('/claims', damageOf(await world.shipment()), keyed('k-2'));
    const theirs = await world.shipment({ organisationId: otherShop });
    const other = await world.otherShipper.post('/claims', damageOf(theirs), keyed('k-2'));
    expect([mine.status, other.status]).toEqual([201, 201]);
  });

  it('remembers that the claim was there before', async () => {
    const shipmentId = await world.shipment();
    const first = await world.shipper.post('/claims', damageOf(shipmentId));
    const given = await world.shipper.post('/claims', damageOf(shipmentId), keyed('k-3'));
    const again = await world.shipper.post('/claims', damageOf(shipmentId), keyed('k-3'));
    expect([given.status, again.status]).toEqual([200, 200]);
    expect(again.body).toEqual(given.body);
    expect(given.body.id).toBe(first.body.id);
  });
});

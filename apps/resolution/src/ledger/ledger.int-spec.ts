import { Client } from 'pg';
import { v7 } from 'uuid';
import { finance, ResolutionFixture, seller, shipper } from '../../test/resolution.fixture';
import { compensationOwed } from './domain/postings';
import { Ledger } from './ledger.service';

describe('the ledger', () => {
  let fixture: ResolutionFixture;
  beforeAll(async () => {
    fixture = await ResolutionFixture.start();
  });
  afterAll(() => fixture.close());

  const booking = () => ({ payoutId: v7(), organisationId: seller, postedBy: 'system' });
  const debt = compensationOwed({ amount: 5_000, currency: 'USD' });

  it('books once per kind and payout', async () => {
    const once = booking();
    const post = () => fixture.transaction((manager) => fixture.app.get(Ledger).post(manager, debt, once));
    await post();
    await expect(post()).rejects.toThrow(/duplicate key/);
    expect(await fixture.ledgerOf(once.payoutId)).toEqual([{ kind: 'compensation_owed' }]);
  });

  it.each([
    ['one side missing', [debt.entries[0]!]],
    [
      'sides that differ',
      [debt.entries[0]!, { ...debt.entries[1]!, amount: { amount: -4_999, currency: 'USD' } }],
    ],
    [
      'two currencies',
      [debt.entries[0]!, { ...debt.entries[1]!, amount: { amount: -5_000, currency: 'IDR' } }],
    ],
    ['no entries', []],
  ])('refuses %s at the commit', async (_, entries) => {
    const wrong = booking();
    await expect(
      fixture.transaction((manager) => fixture.app.get(Ledger).post(manager, { ...debt, entries }, wrong)),
    ).rejects.toThrow(/does not sum to zero/);
    expect(await fixture.ledgerOf(wrong.payoutId)).toEqual([]);
  });

  it.each([
    'UPDATE ledger_entries SET amount = amount * 2',
    'DELETE FROM ledger_entries',
    'UPDATE ledger_transactions SET posted_by = posted_by',
    'DELETE FROM ledger_transactions',
    'TRUNCATE ledger_entries',
    'TRUNCATE ledger_transactions CASCADE',
  ])('refuses %s to the service and to the owner', async (statement) => {
    await fixture.transaction((manager) => fixture.app.get(Ledger).post(manager, debt, booking()));
    await expect(fixture.transaction((manager) => manager.query(statement))).rejects.toThrow(
      /permission denied/,
    );
    await expect(fixture.rows(statement)).rejects.toThrow(/append-only/);
  });

  it('shows nothing to a connection without a scope', async () => {
    await fixture.transaction((manager) => fixture.app.get(Ledger).post(manager, debt, booking()));
    const service = new Client({ connectionString: fixture.database.url });
    await service.connect();
    const { rows } = await service
      .query('SELECT count(*)::int AS count FROM ledger_entries')
      .finally(() => service.end());
    expect(rows).toEqual([{ count: 0 }]);
  });

  it('answers balances that sum to zero, and its transactions page by page', async () => {
    const balance = await fixture.call('/ledger/balance', { as: finance });
    expect(balance.json()).toMatchObject({ balanced: true });
    const [first] = [await fixture.call('/ledger/transactions?limit=1&sort=postedAt')];
    expect(first.json()).toMatchObject({ items: [{ kind: 'compensation_owed', entries: [{}, {}] }] });
    const { nextCursor } = first.json<{ nextCursor: string }>();
    const second = await fixture.call(`/ledger/transactions?limit=1&sort=postedAt&cursor=${nextCursor}`);
    expect(second.json<{ items: object[] }>().items).not.toEqual(first.json<{ items: object[] }>().items);
  });

  it('is closed to shippers', async () => {
    const response = await fixture.call('/ledger/balance', { as: shipper });
    expect(response.statusCode).toBe(403);
  });
});

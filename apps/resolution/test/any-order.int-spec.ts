import { eventLog, openTeller, type Teller } from '@tuntas/testing';
import fc from 'fast-check';
import { ResolutionFixture, seller } from './resolution.fixture';

const idr = (amount: number) => ({ amount, currency: 'IDR' });

/** A part was approved, and after an appeal all of it: the second remedy is worth what the first one left open. */
const story = () =>
  eventLog(
    [
      'claim.submitted',
      'claim.evidence_requested',
      'claim.evidence_received',
      ['claim.decided', { outcome: 'approved_partial', approved: idr(60_000) }],
      'claim.appealed',
      ['claim.decided', { decisionNo: 2, approved: idr(130_000), decidedBy: 'agent-2' }],
      'claim.message_posted',
      'claim.desk_changed',
    ],
    { '00000001': seller },
  );

describe('what claims say of a case', () => {
  let fixture: ResolutionFixture;
  let teller: Teller;
  beforeAll(async () => {
    fixture = await ResolutionFixture.start({ timers: false, messaging: true });
    const { KAFKA_BROKERS = '', KAFKA_TOPIC_PREFIX = '' } = fixture.environment;
    teller = await openTeller(KAFKA_BROKERS.split(','), KAFKA_TOPIC_PREFIX);
  });
  afterAll(async () => {
    await teller?.close();
    await fixture?.close();
  });

  const given = (claimId: string) =>
    fixture.rows(
      `SELECT r.decision_no, r.kind, r.state, r.amount, r.decided_by, p.state AS payout, p.amount AS pays,
         (SELECT json_agg(json_build_array(t.kind, e.account, e.amount) ORDER BY t.kind, e.account)
          FROM ledger_transactions t JOIN ledger_entries e ON e.transaction_id = t.id WHERE t.payout_id = p.id) AS booked
       FROM remedies r LEFT JOIN payouts p ON p.remedy_id = r.id WHERE r.claim_id = $1 ORDER BY r.decision_no`,
      [claimId],
    );
  const after = async (log: ReturnType<typeof story>, order: readonly number[]): Promise<string> => {
    await teller.tell(
      order.flatMap((index) => log.events[index] ?? []),
      { resolution: ['claims'] },
    );
    const claimId = log.events[0]?.subject ?? '';
    const said = await fixture.eventsOf(claimId);
    return log.anonymous(JSON.stringify({ given: await given(claimId), said }));
  };

  it('opens the same remedies, payouts and debts in any order and however often it is told', async () => {
    const inOrder = [...story().events.keys()];
    const expected = await after(story(), inOrder);
    expect(JSON.parse(expected)).toMatchObject({
      given: [
        { decision_no: 1, amount: 60_000, pays: 60_000 },
        { decision_no: 2, amount: 70_000, pays: 70_000 },
      ],
    });
    const twice = [...inOrder, ...inOrder];
    const orders = fc.shuffledSubarray(twice, { minLength: twice.length });
    await fc.assert(
      fc.asyncProperty(orders, async (order) => expect(await after(story(), order)).toBe(expected)),
      { numRuns: 15 },
    );
    expect(await fixture.rows('SELECT FROM parked_events')).toEqual([]);
    expect(await fixture.rows('SELECT FROM dead_letters')).toEqual([]);
  });
});

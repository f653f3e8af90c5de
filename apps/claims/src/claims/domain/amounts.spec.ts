import { DomainError } from '@tuntas/kernel';
import fc from 'fast-check';
import { type ClaimEvent, type ClaimState, evolve } from './claim';
import { at, given } from './claim.fixture';
import {
  cancelClaim,
  expireClaim,
  holdClaim,
  receiveEvidence,
  requestEvidence,
  resumeClaim,
  takeClaim,
} from './decide';
import { appealDecision, withdrawDecision } from './decide-again';
import { approveByRule } from './decide-by-rule';
import { decideClaim } from './decide-lines';
import { chooseRecovery, lapseRecovery, recoverShipment } from './decide-recovery';
import { closeClaim, completeRemedy, failRemedy, openRemedy } from './decide-settlement';

const until = at('2026-06-15');
const now = at('2026-06-10');
const person = (n: number) => ({ personId: `agent-${n}`, organisationId: 'operator' });

/** What resolution does: it opens the difference to what was given before, and pays an open remedy once. */
interface Bank {
  readonly open: { remedyId: string; amount: number; decisionNo: number } | null;
  readonly given: number;
  readonly left: number;
}
interface World {
  readonly claim: ClaimState;
  readonly bank: Bank;
}

const amount = fc.nat({ max: 120_000 });
const command = fc.oneof(
  fc.record({ do: fc.constant('take' as const), by: fc.nat({ max: 3 }) }),
  fc.record({ do: fc.constant('ask' as const), by: fc.nat({ max: 3 }) }),
  fc.record({ do: fc.constant('answer' as const) }),
  fc.record({ do: fc.constant('hold' as const), by: fc.nat({ max: 3 }) }),
  fc.record({ do: fc.constant('resume' as const), by: fc.nat({ max: 3 }) }),
  fc.record({ do: fc.constant('rule' as const), pays: fc.nat({ max: 200_000 }) }),
  fc.record({ do: fc.constant('decide' as const), by: fc.nat({ max: 3 }), outcome: fc.constantFrom('approved' as const, 'approved_partial' as const, 'rejected' as const), first: amount, second: amount }),
  fc.record({ do: fc.constant('appeal' as const) }),
  fc.record({ do: fc.constant('disagree' as const), no: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ do: fc.constant('cancel' as const) }),
  fc.record({ do: fc.constant('expire' as const) }),
  fc.record({ do: fc.constant('close' as const) }),
  fc.record({ do: fc.constant('open' as const) }),
  fc.record({ do: fc.constant('pay' as const), times: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ do: fc.constant('fail' as const) }),
  fc.record({ do: fc.constant('found' as const) }),
  fc.record({ do: fc.constant('choose' as const), choice: fc.constantFrom('keep_money' as const, 'take_parcel' as const) }),
  fc.record({ do: fc.constant('lapse' as const) }),
); // prettier-ignore
type Command = typeof command extends fc.Arbitrary<infer C> ? C : never;

const remedyOf = (open: NonNullable<Bank['open']>) => ({
  remedyId: open.remedyId,
  kind: 'compensation' as const,
});

function eventsOf({ claim, bank }: World, c: Command): ClaimEvent[] {
  switch (c.do) {
    case 'take':
      return takeClaim(claim, person(c.by));
    case 'ask':
      return requestEvidence(claim, person(c.by), { items: ['invoice'], note: null, answerBy: until });
    case 'answer':
      return receiveEvidence(claim, { evidenceId: 'e', kind: 'invoice' });
    case 'hold':
      return holdClaim(claim, person(c.by), { reason: 'carrier', reviewAt: until, at: now, maxDays: 90 });
    case 'resume':
      return resumeClaim(claim, person(c.by));
    case 'rule':
      return approveByRule(claim, 'auto/small@1', {
        amount: { amount: c.pays, currency: 'IDR' },
        ruleId: 'r',
      });
    case 'decide': {
      const lines = [
        { lineId: 'line-1', approvedAmount: c.first },
        { lineId: 'line-2', approvedAmount: c.second },
      ];
      const reasons = { reasonCode: 'assessed', reasonText: 'words' };
      const command = { outcome: c.outcome, lines: c.outcome === 'rejected' ? [] : lines, ...reasons };
      return decideClaim(claim, person(c.by), command, { amount: null, ruleId: null }, until);
    }
    case 'appeal':
      return appealDecision(claim, { reason: 'again', newEvidence: false, at: now, limit: 2 });
    case 'disagree':
      return withdrawDecision(claim, { reviewId: 'q', decisionNo: c.no, reason: 'no' });
    case 'cancel':
      return cancelClaim(claim, null);
    case 'expire':
      return expireClaim(claim, until);
    case 'close':
      return closeClaim(claim);
    case 'open':
      return bank.open ? openRemedy(claim, { ...remedyOf(bank.open), decisionNo: bank.open.decisionNo }) : [];
    case 'pay':
      return bank.open
        ? completeRemedy(claim, { ...remedyOf(bank.open), paidAmount: bank.open.amount, at: now })
        : [];
    case 'fail':
      return bank.open
        ? failRemedy(claim, { remedyId: bank.open.remedyId, reasonCode: 'x', next: null })
        : [];
    case 'found':
      return recoverShipment(claim, { madeGood: until, held: until });
    case 'choose':
      return chooseRecovery(claim, c.choice);
    case 'lapse':
      return lapseRecovery(claim, until);
  }
}

function step(world: World, c: Command): World {
  let events: ClaimEvent[] = [];
  try {
    events = eventsOf(world, c);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
  }
  return events.reduce((before, event): World => {
    const claim = evolve(before.claim, event);
    const { bank } = before;
    if (event.type === 'ClaimDecided' && event.remedy) {
      const owed = Math.max(0, event.approvedAmount - bank.given);
      const open = { remedyId: `remedy-${claim.decisionNo}`, amount: owed, decisionNo: claim.decisionNo };
      return { claim, bank: { ...bank, open } };
    }
    if (event.type === 'ClaimSettled' && bank.open) {
      const { amount: paid } = bank.open;
      return { claim, bank: { open: null, given: bank.given + paid, left: bank.left + paid } };
    }
    if (event.type === 'RemedyFailed') return { claim, bank: { ...bank, open: null } };
    return { claim, bank };
  }, world);
}

function holds({ claim, bank }: World): void {
  for (const { claimedAmount, approvedAmount, paidAmount } of claim.lines) {
    expect(approvedAmount ?? 0).toBeLessThanOrEqual(claimedAmount ?? Infinity);
    expect(paidAmount ?? 0).toBeLessThanOrEqual(approvedAmount ?? 0);
  }
  expect(claim.paidAmount ?? 0).toBeLessThanOrEqual(claim.approvedAmount ?? 0);
  expect(claim.lines.reduce((sum, line) => sum + (line.paidAmount ?? 0), 0)).toBe(claim.paidAmount ?? 0);
  // What the claim says was paid is what left, to the last unit: nothing twice, nothing unseen.
  expect(claim.paidAmount ?? 0).toBe(bank.left);
}

it('any sequence of commands keeps asked ≥ approved ≥ paid and never pays twice', () => {
  const start: World = { claim: given(), bank: { open: null, given: 0, left: 0 } };
  fc.assert(
    fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
      let world = start;
      for (const each of commands) {
        const times = each.do === 'pay' ? each.times : 1;
        for (let n = 0; n < times; n += 1) world = step(world, each);
        holds(world);
      }
    }),
    { numRuns: 500 },
  );
});

it('reaches payment, a second payment after an appeal, and a find', () => {
  const path: Command[] = [
    { do: 'decide', by: 1, outcome: 'approved_partial', first: 60_000, second: 5_000 },
    { do: 'open' },
    { do: 'pay', times: 1 },
    { do: 'appeal' },
    { do: 'decide', by: 2, outcome: 'approved', first: 100_000, second: 5_000 },
    { do: 'open' },
    { do: 'pay', times: 1 },
    { do: 'found' },
    { do: 'choose', choice: 'take_parcel' },
  ];
  const start: World = { claim: given(), bank: { open: null, given: 0, left: 0 } };
  const end = path.reduce(step, start);
  expect(end.bank.left).toBe(105_000);
  expect(end.claim).toMatchObject({ paidAmount: 105_000, recovery: 'take_parcel', stage: 'settled' });
});

describe('a parcel found while an appeal of a part that was paid is open', () => {
  const open: Command[] = [
    { do: 'decide', by: 1, outcome: 'approved_partial', first: 60_000, second: 5_000 },
    { do: 'open' },
    { do: 'pay', times: 1 },
    { do: 'appeal' },
    { do: 'found' },
  ];
  const again: Command[] = [
    { do: 'decide', by: 2, outcome: 'approved', first: 100_000, second: 5_000 },
    { do: 'open' },
  ];
  const after = (...commands: Command[]) => {
    const start: World = { claim: given(), bank: { open: null, given: 0, left: 0 } };
    return [...open, ...commands].reduce((world, command) => {
      const next = step(world, command);
      holds(next);
      return next;
    }, start);
  };

  it('is asked about at once, and what the appeal adds is opened and paid once the money is kept', () => {
    expect(after().claim).toMatchObject({
      stage: 'in_review',
      settlement: 'recovered',
      recovery: 'awaiting_choice',
    });
    expect(after(...again).claim).toMatchObject({ stage: 'settling', settlement: 'pending' });
    const kept: Command[] = [
      { do: 'choose', choice: 'keep_money' },
      { do: 'pay', times: 1 },
    ];
    expect(after(...again, ...kept).claim).toMatchObject({
      stage: 'settled',
      settlement: 'paid',
      paidAmount: 105_000,
      recovery: 'keep_money',
    });
  });

  it('can be taken before somebody decides again, and the claim still comes to its end', () => {
    const took = after({ do: 'choose', choice: 'take_parcel' });
    expect(took.claim).toMatchObject({ stage: 'in_review', recovery: 'take_parcel' });
    const ended = after({ do: 'choose', choice: 'take_parcel' }, ...again, { do: 'fail' });
    expect(ended.claim).toMatchObject({ stage: 'settled', settlement: 'recovered', paidAmount: 65_000 });
  });

  it('is recovered when nothing is added, and when what was added had left', () => {
    const upheld: Command[] = [
      { do: 'decide', by: 2, outcome: 'approved_partial', first: 60_000, second: 5_000 },
      { do: 'open' },
      { do: 'pay', times: 1 },
    ];
    expect(after(...upheld).claim).toMatchObject({
      stage: 'settled',
      settlement: 'recovered',
      paidAmount: 65_000,
    });
    expect(after(...again, { do: 'pay', times: 1 }).claim).toMatchObject({
      stage: 'settled',
      settlement: 'recovered',
      recovery: 'awaiting_choice',
      paidAmount: 105_000,
    });
  });
});

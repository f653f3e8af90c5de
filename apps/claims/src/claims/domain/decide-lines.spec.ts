import { money } from '@tuntas/kernel';
import { evolve } from './claim';
import { decideClaim, type DecideClaim } from './decide-lines';
import { at, given, rejected, requested, taken } from './claim.fixture';

const agent = { personId: 'agent-1', organisationId: 'operator' };
const until = at('2026-06-20');
const open = { amount: null, ruleId: null };
const inFull: DecideClaim = {
  outcome: 'approved',
  lines: [
    { lineId: 'line-1', approvedAmount: 100_000 },
    { lineId: 'line-2', approvedAmount: 5_000 },
  ],
};
const lines = (first: number, second: number): DecideClaim['lines'] => [
  { lineId: 'line-1', approvedAmount: first },
  { lineId: 'line-2', approvedAmount: second },
];
const decide = (
  command: DecideClaim,
  rule = open as { amount: ReturnType<typeof money> | null; ruleId: string | null },
) => decideClaim(given(taken), agent, command, rule, until);

describe('a decision', () => {
  it('adds up its lines and gives what was wished', () => {
    expect(decide(inFull)).toEqual([
      expect.objectContaining({
        type: 'ClaimDecided',
        approvedAmount: 105_000,
        remedy: 'compensation',
        reasonCode: 'assessed',
      }),
    ]);
  });

  it('given submitted, then the decider has taken it', () => {
    const events = decideClaim(given(), agent, inFull, open, until);
    expect(events.map(({ type }) => type)).toEqual(['ClaimTaken', 'ClaimDecided']);
    expect(events.reduce(evolve, given())).toMatchObject({
      stage: 'decided',
      decision: 'approved',
      deciders: ['agent-1'],
    });
  });

  it('may give another remedy than was wished', () => {
    expect(decide({ ...inFull, remedy: 'reshipment' })).toMatchObject([{ remedy: 'reshipment' }]);
  });

  it('of a rejection approves nothing and may be appealed until a day', () => {
    const no: DecideClaim = {
      outcome: 'rejected',
      lines: [],
      reasonCode: 'no_evidence',
      reasonText: 'No photo.',
    };
    expect(decide(no)).toMatchObject([{ approvedAmount: 0, remedy: null, appealUntil: until }]);
  });

  it.each([
    ['rejection without a code', { outcome: 'rejected', lines: [], reasonText: 'x' }, /reasonCode/],
    ['rejection without words', { outcome: 'rejected', lines: [], reasonCode: 'no_evidence' }, /reasonText/],
    ['rejection that pays', { outcome: 'rejected', lines: lines(1, 0), reasonCode: 'a', reasonText: 'b' }, /lines/],
    ['line of another claim', { outcome: 'approved', lines: [{ lineId: 'x', approvedAmount: 1 }] }, /lines\.0\.lineId/],
    ['line twice', { outcome: 'approved', lines: [...lines(1, 1), ...lines(1, 1)] }, /lines\.2\.lineId/],
    ['line forgotten', { outcome: 'approved', lines: lines(100_000, 0).slice(0, 1) }, /every line/],
    ['more than was claimed', { outcome: 'approved', lines: lines(100_001, 0) }, /lines\.0\.approvedAmount/],
    ['approval of nothing', { outcome: 'approved', lines: lines(0, 0) }, /more than zero/],
    ['full approval that cuts', { outcome: 'approved', lines: lines(99_999, 1) }, /approved_partial/],
  ] as [string, DecideClaim, RegExp][])('refuses a %s and names the field', (_name, command, field) => {
    expect(() => decide(command)).toThrow(field);
  }); // prettier-ignore

  it('refuses a partial approval of everything that was claimed', () => {
    const claim = {
      ...given(taken),
      lines: [{ id: 'line-1', claimedAmount: 10, approvedAmount: null, paidAmount: null }],
    };
    const all: DecideClaim = {
      outcome: 'approved_partial',
      lines: [{ lineId: 'line-1', approvedAmount: 10 }],
    };
    expect(() => decideClaim(claim, agent, all, open, until)).toThrow(/the outcome is approved/);
  });

  it('that follows the rule needs no reason, another amount does', () => {
    const rule = { amount: money(105_000, 'IDR'), ruleId: 'generic/uninsured' };
    expect(decide(inFull, rule)).toMatchObject([
      { reasonCode: 'rule_estimate', ruleId: 'generic/uninsured' },
    ]);
    const less: DecideClaim = { outcome: 'approved_partial', lines: lines(50_000, 0) };
    expect(() => decide(less, rule)).toThrow(/other than the rule/);
    expect(decide({ ...less, reasonCode: 'shared_fault' }, rule)).toMatchObject([
      { reasonCode: 'shared_fault' },
    ]);
  });

  it('never compares amounts of two currencies', () => {
    expect(decide(inFull, { amount: money(1, 'USD'), ruleId: 'x' })).toMatchObject([
      { estimatedAmount: null },
    ]);
  });

  it('is refused while the claimant owes something, with what is allowed', () => {
    expect(() => decideClaim(given(taken, requested), agent, inFull, open, until)).toThrow(
      /allowed: provide_evidence, hold, cancel/,
    );
  });

  it('of an appeal is made by somebody else', () => {
    const appealed = given(taken, rejected, { type: 'ClaimAppealed', reason: 'look again' });
    expect(() => decideClaim(appealed, agent, inFull, open, until)).toThrow(/another person/);
    const other = { personId: 'agent-2', organisationId: 'operator' };
    expect(decideClaim(appealed, other, inFull, open, until)).toHaveLength(2);
  });

  it('is not made by the claimant’s own people', () => {
    const own = { personId: 'agent-9', organisationId: 'shipper-1' };
    expect(() => decideClaim(given(taken), own, inFull, open, until)).toThrow(/outside the claimant/);
  });
});

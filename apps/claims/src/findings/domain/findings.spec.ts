import thresholds from '../thresholds.json';
import { type ClaimFacts, type FiledFacts, findingsOf } from './findings';

const at = (iso: string): Date => new Date(`${iso}T03:00:00Z`);
const nothing = { promisedAt: null, deliveredAt: null, lostSuspectedAt: null };
const facts = (more: Partial<ClaimFacts> = {}): ClaimFacts => ({
  type: 'damage',
  currency: 'IDR',
  claimedAmount: 100_000,
  receivedAt: at('2026-06-10'),
  eligibility: { ruleId: 'generic/damage', from: at('2026-06-01'), until: at('2026-06-20') },
  shipment: { status: 'registered', ...nothing },
  exclusions: [],
  laterClaims: [],
  filed: null,
  ...more,
});
const filed = (more: Partial<FiledFacts> = {}): FiledFacts => ({
  day: '2026-06-10',
  sameDay: 1,
  daysBefore: 0,
  own: { claims: 1, amount: 100_000 },
  everybody: { claims: 1, amount: 100_000 },
  ...more,
});
const kinds = (given: ClaimFacts) => findingsOf(given, thresholds).found.map(({ kind }) => kind);

describe('an exclusion of the terms', () => {
  const seen = (shows: string | null) =>
    facts({ exclusions: [{ ruleId: 'jne/prohibited_goods', code: 'prohibited_goods', shows }] });

  it('is found with its clause and the fact that shows it, and taken back when none does', () => {
    expect(findingsOf(seen('narcotics'), thresholds).found).toEqual([
      {
        ruleId: 'jne/prohibited_goods',
        kind: 'maybe_excluded',
        details: { code: 'prohibited_goods', shows: 'narcotics' },
      },
    ]);
    expect(findingsOf(seen(null), thresholds).gone).toContain('jne/prohibited_goods');
  });
});

describe('eligibility', () => {
  it.each([
    ['the first moment', at('2026-06-01'), []],
    ['before it', new Date(at('2026-06-01').getTime() - 1), ['too_early']],
    ['the last moment', at('2026-06-20'), []],
    ['after it', new Date(at('2026-06-20').getTime() + 1), ['too_late']],
  ])('%s', (_name, receivedAt, expected) => {
    expect(kinds(facts({ receivedAt }))).toEqual(expected);
  });

  it('names the rule of the carrier’s terms, and takes back what no longer holds', () => {
    const late = findingsOf(facts({ receivedAt: at('2026-07-01') }), thresholds);
    expect(late.found).toEqual([
      {
        ruleId: 'generic/damage/too_late',
        kind: 'too_late',
        details: { until: at('2026-06-20').toISOString() },
      },
    ]);
    expect(findingsOf(facts(), thresholds).gone).toContain('generic/damage/too_late');
  });

  it('has no edge that is not known', () => {
    expect(kinds(facts({ eligibility: { ruleId: 'none', from: null, until: null } }))).toEqual([]);
  });
});

describe('tracking', () => {
  const delivered = { deliveredAt: at('2026-06-09') };
  const lost = { lostSuspectedAt: at('2026-06-05'), status: 'lost_suspected' };
  it.each([
    ['loss', delivered, 'delivered'],
    ['loss', lost, null],
    ['delivered_not_received', delivered, null],
    ['delivered_not_received', {}, 'not_delivered'],
    ['late', { ...delivered, promisedAt: at('2026-06-09') }, 'delivered_in_time'],
    ['late', { ...delivered, promisedAt: at('2026-06-08') }, null],
    ['late', {}, null],
    ['damage', lost, 'lost'],
    ['damage', { ...lost, ...delivered }, null],
    ['partial_loss', {}, null],
    ['swapped_contents', lost, 'lost'],
    ['cod_dispute', {}, 'not_delivered'],
    ['return_breach', lost, null],
  ] as const)('%s and %j: %s', (type, shipment, says) => {
    const { found } = findingsOf(
      facts({ type, shipment: { status: 'registered', ...nothing, ...shipment } }),
      thresholds,
    );
    expect(found.map(({ details }) => details['says'])).toEqual(says ? [says] : []);
  });
});

it('tells the earlier claim of the later one', () => {
  expect(findingsOf(facts({ laterClaims: ['CLM-2026-000002'] }), thresholds).found).toEqual([
    { ruleId: 'findings/duplicate', kind: 'possible_duplicate', details: { claims: ['CLM-2026-000002'] } },
  ]);
});

describe('many at once', () => {
  it.each([
    [29, 0, false],
    [30, 0, true],
    [30, 30 * 6, false],
    [31, 30 * 6, true],
    [500, 30 * 200, false],
  ])('%i on a day after %i in thirty days: %s', (sameDay, daysBefore, flagged) => {
    expect(kinds(facts({ filed: filed({ sameDay, daysBefore }) })).includes('velocity')).toBe(flagged);
  });
});

describe('far above average', () => {
  const average = (own: [number, number], everybody: [number, number]) =>
    findingsOf(
      facts({
        claimedAmount: 300_001,
        filed: filed({
          own: { claims: own[0] + 1, amount: own[1] * own[0] + 300_001 },
          everybody: { claims: everybody[0] + 1, amount: everybody[1] * everybody[0] + 300_001 },
        }),
      }),
      thresholds,
    ).found;

  it('compares with the shipper’s own claims where there are enough', () => {
    expect(average([20, 100_000], [1_000, 1_000_000])).toMatchObject([
      { kind: 'above_average', details: { claimed: 300_001, average: 100_000, claims: 20, own: true } },
    ]);
    expect(average([20, 100_001], [1_000, 1])).toEqual([]);
  });

  it('otherwise with everybody’s, and with nobody’s where there are few', () => {
    expect(average([19, 1], [100, 100_000])).toMatchObject([{ details: { claims: 100, own: false } }]);
    expect(average([19, 1], [99, 1])).toEqual([]);
  });

  it('says nothing of a claim without an amount, and never of one that is not new', () => {
    const few = { claims: 100, amount: 100 };
    expect(kinds(facts({ claimedAmount: null, filed: filed({ own: few }) }))).toEqual([]);
    expect(kinds(facts({ claimedAmount: 1_000_000 }))).toEqual([]);
  });
});

import { money } from '@tuntas/kernel';
import fc from 'fast-check';
import { given, taken } from '../claims/domain/claim.fixture';
import { decideClaim } from '../claims/domain/decide-lines';
import { claimTypes } from '../claims/domain/words';
import { answer, plainClaim, type ShipmentFacts } from './answer';
import { estimateOfClaim } from './claim-estimate';
import { packs } from './packs';

const agent = { personId: 'agent-1', organisationId: 'operator' };
const until = new Date('2026-06-15');
const amount = fc.option(fc.integer({ min: 0, max: 200_000_000 }));
const day = fc.date({ min: new Date('2009-10-01'), max: new Date('2026-11-01'), noInvalidDate: true });

const facts = fc.record({
  carrier: fc.constantFrom('kilat', ...new Set(packs.flatMap(({ carriers }) => carriers))),
  service: fc.constantFrom('REG', ...new Set(packs.flatMap(({ services }) => services ?? []))),
  currency: fc.constantFrom('IDR', 'USD', 'EUR'),
  shippedAt: day,
  type: fc.constantFrom(...claimTypes),
  fee: amount,
  goodsValue: amount,
  insuredValue: amount,
  codAmount: amount,
  salvage: amount,
  pieces: fc.integer({ min: 1, max: 9 }),
  piecesAffected: fc.option(fc.integer({ min: 1, max: 9 })),
  weightGrams: fc.option(fc.integer({ min: 1, max: 60_000 })),
  promised: fc.boolean(),
});

it('is what the estimate promised, and what a decision may follow without a reason', () => {
  fc.assert(
    fc.property(facts, ({ currency, ...known }) => {
      const value = (found: number | null) => (found === null ? null : money(found, currency));
      const shipment: ShipmentFacts = {
        carrier: known.carrier,
        service: known.service,
        shippedAt: known.shippedAt,
        promisedAt: known.promised ? known.shippedAt : null,
        deliveredAt: null,
        lostSuspectedAt: null,
        lastStatusAt: null,
        pieces: known.pieces,
        fee: value(known.fee),
        goodsValue: value(known.goodsValue),
        insuredValue: value(known.insuredValue),
      };
      const { type, piecesAffected, weightGrams } = known;
      const promised = answer(shipment, {
        ...plainClaim(type, piecesAffected),
        weightGrams,
        codAmount: value(known.codAmount),
        salvage: value(known.salvage),
      });
      const later = estimateOfClaim(shipment, {
        type,
        currency,
        piecesAffected,
        weightGrams,
        codAmount: known.codAmount,
        salvageAmount: known.salvage,
        rulePack: promised.pack?.id ?? null,
        rulePackVersion: promised.pack?.version ?? null,
      });
      expect([later.amount, later.ruleId, later.missing]).toEqual([
        promised.amount,
        promised.clause,
        promised.missing,
      ]);
      if (!later.amount) return;
      expect(later.amount.amount).toBeGreaterThanOrEqual(0);
      expect(promised.calculation.en).toContain('= ');
      if (later.amount.amount > 0)
        expect(followed(later.amount.amount, currency, later)).toBe('rule_estimate');
    }),
    { numRuns: 1_000 },
  );
});

/** The reason that a decision over exactly the estimate gives. */
function followed(approvedAmount: number, currency: string, rule: ReturnType<typeof estimateOfClaim>) {
  const claim = {
    ...given(taken),
    currency,
    lines: [{ id: 'line-1', claimedAmount: null, approvedAmount: null, paidAmount: null }],
  };
  const command = { outcome: 'approved', lines: [{ lineId: 'line-1', approvedAmount }] } as const;
  const [event] = decideClaim(claim, agent, command, rule, until);
  return event?.type === 'ClaimDecided' ? event.reasonCode : null;
}

describe('a limit in special drawing rights', () => {
  const parcel = (currency: string): ShipmentFacts => ({
    carrier: 'any',
    service: packs.find(({ id }) => id === 'montreal')?.services?.[0] ?? '',
    shippedAt: new Date('2026-03-02T03:00:00Z'),
    promisedAt: null,
    deliveredAt: null,
    lostSuspectedAt: null,
    lastStatusAt: null,
    pieces: 1,
    fee: null,
    goodsValue: money(1_000_000_000, currency),
    insuredValue: null,
  });
  const asked = { ...plainClaim('damage'), weightGrams: 1_000 };

  it.each([
    ['USD', 3_374],
    ['EUR', 3_277],
    ['GBP', 2_766],
    ['JPY', 5_236],
    ['SGD', 4_609],
    ['AUD', 5_443],
  ])('becomes %s by the rate that the IMF published', (currency, amount) => {
    expect(answer(parcel(currency), asked)).toMatchObject({ amount: { amount, currency }, missing: [] });
  });

  it('says in words which currency it has no rate for', () => {
    const found = answer(parcel('IDR'), asked);
    expect(found).toMatchObject({ amount: null, missing: ['sdr_rate'] });
    expect(found.notes.at(-1)?.en).toMatch(/no IMF rate is known here for IDR/);
    expect(found.notes.at(-1)?.id).toMatch(/kurs IMF untuk IDR/);
  });
});

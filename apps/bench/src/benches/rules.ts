import { money } from '@tuntas/kernel';
import { packs } from '../../../claims/src/rules/packs';
import { estimate } from '../../../claims/src/rules/domain/estimate';
import { shippedBook } from '../../../claims/src/sla/shipped-book';
import { openingClocks } from '../../../claims/src/sla/tracked-clock';
import type { Bench } from '../bench';
import { median, ratePerSecond } from '../measure';

const rate = (work: () => unknown): number => median(Array.from({ length: 5 }, () => ratePerSecond(work)));

/** The arithmetic of every filing: pure functions, so there is no limit to hold them against but the clock. */
export const rules: Bench = {
  name: 'rules',
  what: 'what a claim pays, and when its clocks are due',
  async run() {
    const pack = packs.find(({ id }) => id === 'jne');
    const at = new Date('2026-03-02T03:00:00Z');
    const book = shippedBook();
    const claim = { organisationId: '', type: 'damage', priority: 'normal' } as const;
    const facts = {
      type: 'damage',
      fee: money(13_000, 'IDR'),
      goodsValue: money(1_900_000, 'IDR'),
      insuredValue: null,
      codAmount: null,
      salvage: null,
      weightGrams: null,
      sdrRate: null,
      excluded: [],
      promised: true,
      pieces: 1,
      piecesAffected: null,
    } as const;
    return [
      { name: 'estimates', value: rate(() => estimate(pack ?? null, facts)), unit: 'per second' },
      {
        name: 'opening clocks of a claim',
        value: rate(() => openingClocks(book, claim, at)),
        unit: 'per second',
      },
    ];
  },
};

import { money, type Money } from '@tuntas/kernel';
import { estimateOf, plainClaim, type ShipmentFacts } from './answer';
import type { Moment, RulePack } from './domain/pack';
import { premiumOf } from './domain/premium';
import type { PackFile, Vector } from './pack.schema';
import { filingWindow, isWithin, type Moments } from './window';

export interface VectorResult {
  readonly says: string;
  readonly expected: string;
  readonly found: string;
}

const none: Moments = {
  shipped_at: null,
  promised_at: null,
  delivered_at: null,
  lost_suspected_at: null,
  last_status_at: null,
};

/** Holds a pack against the examples it carries. */
export const runVectors = (pack: RulePack, { vectors }: Pick<PackFile, 'vectors'>): VectorResult[] =>
  vectors.map((vector) => {
    const { expected, found } = resultOf(pack, vector);
    return { says: JSON.stringify(vector), expected: String(expected), found: String(found) };
  });

function resultOf(pack: RulePack, vector: Vector): { expected: unknown; found: unknown } {
  if ('window' in vector) {
    const known = Object.entries(vector.moments).map(([name, at]) => [name as Moment, new Date(at ?? '')]);
    const window = filingWindow(pack, vector.window, { ...none, ...Object.fromEntries(known) });
    // The edge under test is the one that is known; a window with neither is not one.
    const isKnown = window.from !== null || window.until !== null;
    return { expected: vector.within, found: isKnown && isWithin(window, new Date(vector.at)) };
  }
  const currency = vector.currency ?? 'IDR';
  if ('premiumFor' in vector) {
    const premium = pack.insured?.premium;
    const found = premium ? premiumOf(premium, money(vector.premiumFor, currency))?.amount : null;
    return { expected: vector.amount, found };
  }
  const shippedOn = `${vector.shippedOn ?? pack.validFrom}T12:00:00Z`;
  const amount = (value: number | undefined): Money | null =>
    value === undefined ? null : money(value, currency);
  const shipment: ShipmentFacts = {
    carrier: pack.carriers[0] ?? '',
    service: pack.services?.[0] ?? '',
    shippedAt: new Date(shippedOn),
    promisedAt: vector.promised === false ? null : new Date(shippedOn),
    deliveredAt: null,
    lostSuspectedAt: null,
    lastStatusAt: null,
    pieces: vector.pieces ?? 1,
    fee: amount(vector.fee),
    goodsValue: amount(vector.goodsValue),
    insuredValue: amount(vector.declaredValue),
  };
  const claim = {
    ...plainClaim(vector.pays, vector.piecesAffected ?? null),
    weightGrams: vector.weightGrams ?? null,
    codAmount: amount(vector.codAmount),
    salvage: amount(vector.salvage),
    excluded: vector.excluded ?? [],
  };
  return { expected: vector.amount, found: estimateOf(pack, shipment, claim).amount?.amount ?? null };
}

/** Windows of a pack's own of which no example says that they are open, or that they are closed. */
export function untestedEdges({ claims, vectors }: PackFile): string[] {
  return Object.entries(claims).flatMap(([type, claim]) =>
    (['opens', 'closes'] as const).flatMap((edge) => {
      const from = claim?.[edge]?.after;
      if (!from) return [];
      const about = vectors.filter(
        (vector) =>
          'window' in vector && vector.window === type && from.some((moment) => moment in vector.moments),
      );
      const sides = new Set(about.map((vector) => 'within' in vector && vector.within));
      return sides.size === 2 ? [] : [`claims.${type}.${edge}`];
    }),
  );
}

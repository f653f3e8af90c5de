import type { Money } from '@tuntas/kernel';
import type { ClaimType } from '../claims/domain/words';
import type { EvidenceKind } from '../evidence/domain/kinds';
import type { Shipment } from '../shipments/domain/shipment';
import { momentsOf } from '../shipments/moments';
import { estimate, type Estimate } from './domain/estimate';
import type { Party, RulePack, Text } from './domain/pack';
import { premiumOf } from './domain/premium';
import { unknownFor } from './domain/unknown';
import { rateOn } from './domain/weight-limit';
import { packOfShipment, sdrRates } from './packs';
import { filingWindow, localDate } from './window';

/** What the rules need of a shipment; an estimate may be asked for one that is not registered. */
export type ShipmentFacts = Omit<
  Shipment,
  'id' | 'organisationId' | 'waybill' | 'status' | 'subReason' | 'remedyId'
>;

/** What the rules need of a claim. */
export interface ClaimFacts {
  readonly type: ClaimType;
  readonly piecesAffected: number | null;
  readonly weightGrams: number | null;
  readonly codAmount: Money | null;
  readonly salvage: Money | null;
  readonly excluded: readonly string[];
}

export interface Asked extends ClaimFacts {
  readonly filedFor: Party;
  /** Papers that are there already. */
  readonly evidence: readonly EvidenceKind[];
}

export const plainClaim = (type: ClaimType, piecesAffected: number | null = null): Asked => ({
  type,
  piecesAffected,
  weightGrams: null,
  codAmount: null,
  salvage: null,
  excluded: [],
  filedFor: 'sender',
  evidence: [],
});

/** The one way from facts to an amount: for an estimate, and for the decision that is held against it. */
export const estimateOf = (pack: RulePack | null, shipment: ShipmentFacts, claim: ClaimFacts): Estimate =>
  estimate(pack, {
    type: claim.type,
    fee: shipment.fee,
    goodsValue: shipment.goodsValue,
    insuredValue: shipment.insuredValue,
    codAmount: claim.codAmount,
    salvage: claim.salvage,
    promised: shipment.promisedAt !== null,
    pieces: shipment.pieces,
    piecesAffected: claim.piecesAffected,
    weightGrams: claim.weightGrams,
    sdrRate: rateOn(sdrRates, currencyOf(shipment), localDate(shipment.shippedAt, pack?.zone ?? 'UTC')),
    excluded: claim.excluded,
  });

/** A limit in SDR that nobody can turn into this currency: said in words, since nothing that is sent can mend it. */
const noRate = (shipment: ShipmentFacts): Text => {
  const currency = currencyOf(shipment);
  return {
    en: `The limit is in special drawing rights, and no IMF rate is known here for ${currency} on or before the day of shipping: a person has to decide the amount.`,
    id: `Batasnya dalam hak penarikan khusus (SDR), dan kurs IMF untuk ${currency} pada atau sebelum tanggal kirim tidak diketahui di sini: jumlahnya harus ditentukan petugas.`,
  };
};

const currencyOf = ({ goodsValue, insuredValue, fee }: ShipmentFacts): string =>
  (goodsValue ?? insuredValue ?? fee)?.currency ?? 'IDR';

export function answer(shipment: ShipmentFacts, asked: Asked, pack = packOfShipment(shipment)) {
  const found = estimateOf(pack, shipment, asked);
  const window = pack ? filingWindow(pack, asked.type, momentsOf(shipment)) : { from: null, until: null };
  const evidence = pack?.claims[asked.type]?.evidence ?? [];
  const premium = shipment.insuredValue && pack?.insured?.premium;
  return {
    amount: found.amount,
    formula: found.formula.en,
    formulaText: found.formula,
    calculation: found.calculation,
    clause: found.ruleId,
    pack: pack && { id: pack.id, version: pack.version, name: pack.name },
    effectiveFrom: pack?.validFrom ?? null,
    source: pack?.source ?? null,
    sourceUrl: pack?.url ?? null,
    mayFile: pack?.mayFile ?? null,
    entitled: pack?.mayFile?.includes(asked.filedFor) ?? null,
    mayFileFrom: window.from,
    mayFileUntil: window.until,
    evidence,
    missingPapers: evidence.filter((kind) => !asked.evidence.includes(kind)),
    missing: found.missing,
    excludedBy: found.excludedBy,
    exclusions: (pack?.exclusions ?? []).filter(({ types }) => types?.includes(asked.type) ?? true),
    premium: premium && shipment.insuredValue ? premiumOf(premium, shipment.insuredValue) : null,
    unknown: pack ? unknownFor(pack, asked.type, shipment.insuredValue !== null) : [],
    notes: [...(pack?.notes ?? []), ...(found.missing.includes('sdr_rate') ? [noRate(shipment)] : [])],
  };
}

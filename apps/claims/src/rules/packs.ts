import type { RulePack } from './domain/pack';
import { packFor } from './domain/pack';
import generic from './packs/generic.json';
import { localDate } from './window';

/** Every pack that ships; a new one is a JSON file and a line here. */
export const packs: readonly RulePack[] = [generic as RulePack];

/** Packs hold by the date of shipping where the operator is at home. */
export const packOfShipment = (shipment: { carrier: string; shippedAt: Date }): RulePack | null =>
  packFor(packs, shipment.carrier, localDate(shipment.shippedAt, 'Asia/Jakarta'));

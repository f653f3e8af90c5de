interface Candidate {
  readonly organisationId: string;
  readonly shippedAt: Date;
}

/** A first scan may be stamped a little before the shipper says that the parcel left. */
const slack = 2 * 24 * 3_600_000;

/**
 * The parcels that a scan of this moment speaks of, out of all that ever had its number: the last one shipped
 * before it, for each organisation that registered it (sender and marketplace may both have).
 */
export function parcelsOf<S extends Candidate>(sameNumber: readonly S[], occurredAt: Date): S[] {
  const found = new Map<string, S>();
  for (const shipment of sameNumber) {
    if (shipment.shippedAt.getTime() - slack > occurredAt.getTime()) continue;
    const best = found.get(shipment.organisationId);
    if (!best || shipment.shippedAt > best.shippedAt) found.set(shipment.organisationId, shipment);
  }
  return [...found.values()];
}

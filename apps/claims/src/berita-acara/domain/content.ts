import type { Finding, Signatory } from './findings';

/** Everything the paper says. Its hash is printed on the paper; pictures and signatures are in it by their own hashes. */
export interface BeritaAcaraContent {
  readonly number: string;
  readonly incidentId: string;
  readonly operatorId: string;
  readonly shipment: {
    readonly id: string;
    readonly carrier: string;
    readonly waybill: string;
    readonly service: string;
    readonly pieces: number;
  };
  readonly type: string;
  readonly description: string;
  readonly place: string | null;
  readonly piecesAffected: number | null;
  readonly occurredAt: string;
  readonly issuedAt: string;
  readonly findings: readonly Finding[];
  readonly signatories: readonly Signatory[];
  readonly photos: readonly { readonly sha256: string; readonly sharedSha256: string | null }[];
}

/** What anybody may read who has the number: no name, no place, no words, a waybill that cannot be followed. */
export const publicFactsOf = (content: BeritaAcaraContent) => ({
  type: content.type,
  carrier: content.shipment.carrier,
  waybill: masked(content.shipment.waybill),
  occurredAt: content.occurredAt,
  issuedAt: content.issuedAt,
  findings: content.findings.length,
  photos: content.photos.length,
  signatories: content.signatories.map(({ party, signatureSha256 }) => ({
    party,
    signed: signatureSha256 !== null,
  })),
});

/** Enough to compare with the label in hand, too little to look the parcel up: `JN••••••1234`. */
export const masked = (waybill: string): string =>
  waybill.length <= 4
    ? '•'.repeat(waybill.length)
    : `${waybill.slice(0, waybill.length > 8 ? 2 : 0)}${'•'.repeat(6)}${waybill.slice(-4)}`;

/** Does a hash somebody holds, whole or its first sixteen letters from the QR code, belong to this paper? */
export const isHashOf = (given: string, hashes: readonly string[]): boolean =>
  given.length >= 16 && hashes.some((hash) => hash.startsWith(given.toLowerCase()));

/** Where the buttons in messages lead: pages of the console. */
export interface Links {
  claim(claimId: string): string;
  newClaim(of: { shipmentId: string; incidentId?: string }): string;
  claimImport(importId: string): string;
  payout(payoutId: string): string;
  parcel(waybill: string): string;
  /** The parcel's page for whoever it goes to: it may say there how it arrived, until the link expires. */
  delivery(of: DeliveryLink): string;
  survey(surveyId: string): string;
}

interface DeliveryLink {
  readonly waybill: string;
  readonly shipmentId: string;
  readonly expiresAt: Date;
}

const DAY = 86_400_000;

const daysAfter = (iso: string, days: number): Date => new Date(new Date(iso).getTime() + days * DAY);

/** Every mail about one delivery holds the same link. Thirty days: longer than any carrier's window for damage. */
export const afterDelivery = (
  waybill: string,
  { shipmentId, deliveredAt }: { shipmentId: string; deliveredAt: string },
): DeliveryLink => ({ waybill, shipmentId, expiresAt: daysAfter(deliveredAt, 30) });

/** The parcel has yet to travel. */
export const afterBooking = ({
  waybill,
  shipmentId,
  bookedAt,
}: {
  waybill: string;
  shipmentId: string;
  bookedAt: string;
}): DeliveryLink => ({ waybill, shipmentId, expiresAt: daysAfter(bookedAt, 60) });

export interface LinkTokens {
  survey(surveyId: string): string;
  delivery(of: Pick<DeliveryLink, 'shipmentId' | 'expiresAt'>): string;
}

export const linksTo = (publicUrl: string, tokens: LinkTokens): Links => {
  const parcel = (waybill: string): string => `${publicUrl}/t/${encodeURIComponent(waybill)}`;
  return {
    claim: (claimId) => `${publicUrl}/claims/${claimId}`,
    newClaim: ({ shipmentId, incidentId }) => {
      const query = new URLSearchParams({
        shipment: shipmentId,
        ...(incidentId && { incident: incidentId }),
      });
      return `${publicUrl}/claims/new?${query.toString()}`;
    },
    claimImport: (importId) => `${publicUrl}/claims/import/${importId}`,
    payout: (payoutId) => `${publicUrl}/payouts/${payoutId}`,
    parcel,
    // Behind the hash, a browser keeps it to itself: it is in no server's log and no referrer.
    delivery: ({ waybill, ...of }) => `${parcel(waybill)}#${tokens.delivery(of)}`,
    survey: (surveyId) => `${publicUrl}/survey/${tokens.survey(surveyId)}`,
  };
};

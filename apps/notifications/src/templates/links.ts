/** Where the buttons in messages lead. */
export interface Links {
  claim(claimId: string): string;
  newClaim(of: { shipmentId: string; incidentId?: string }): string;
  payout(payoutId: string): string;
  parcel(waybill: string): string;
  survey(surveyId: string): string;
}

export const linksTo = (publicUrl: string, surveyToken: (surveyId: string) => string): Links => ({
  claim: (claimId) => `${publicUrl}/claims/${claimId}`,
  newClaim: ({ shipmentId, incidentId }) => {
    const query = new URLSearchParams({ shipment: shipmentId, ...(incidentId && { incident: incidentId }) });
    return `${publicUrl}/claims/new?${query.toString()}`;
  },
  payout: (payoutId) => `${publicUrl}/payouts/${payoutId}`,
  parcel: (waybill) => `${publicUrl}/t/${encodeURIComponent(waybill)}`,
  survey: (surveyId) => `${publicUrl}/api/surveys/${surveyToken(surveyId)}`,
});

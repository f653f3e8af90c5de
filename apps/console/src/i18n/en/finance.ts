export const finance = {
  navigation: { payouts: 'Payouts' },
  payouts: {
    claim: 'Claim',
    amount: 'Amount',
    state: 'State',
    when: 'Since',
    states: {
      awaiting_approval: 'Waits for approval',
      approved: 'Approved',
      scheduled: 'Scheduled',
      submitted: 'At the bank',
      unknown: 'Asking the bank',
      paid: 'Paid',
      failed: 'Failed',
      rejected: 'Rejected',
    },

    title: 'Payouts',
    empty: 'No payouts',
    emptyText: 'A payout appears here when a compensation is approved.',
  },
};

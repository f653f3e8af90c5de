export const shipper = {
  navigation: { home: 'Home', claims: 'Claims' },
  claims: {
    number: 'Claim',
    stage: 'Stage',
    title: 'Claims',
    empty: 'No claims yet',
    emptyText: 'A claim you file appears here at once.',
  },
};

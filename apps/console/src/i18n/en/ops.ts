export const ops = {
  navigation: { queue: 'Queue' },
  queue: {
    number: 'Claim',
    stage: 'Stage',
    type: 'Kind',
    due: 'Next deadline',
    filed: 'Filed',

    title: 'Queue',
    empty: 'The queue is empty',
    emptyText: 'A case appears here when the desk owes it something.',
  },
};

export const courier = {
  navigation: { reports: 'Reports' },
  reports: {
    type: 'What happened',
    what: 'Description',
    when: 'Reported',
    title: 'Your reports',
    empty: 'No reports yet',
    emptyText: 'What you report appears here.',
  },
};

export const admin = {
  navigation: { people: 'People' },
  people: {
    name: 'Name',
    email: 'E-mail',
    roles: 'Roles',
    since: 'Since',
    title: 'People',
    empty: 'Nobody here yet',
    emptyText: 'Invite the first person.',
  },
};

import type { admin as english } from '../en/admin';
import type { Translation } from '../dictionary';

export const admin: Translation<typeof english> = {
  navigation: { people: 'Orang' },
  people: {
    name: 'Nama',
    email: 'Email',
    roles: 'Peran',
    since: 'Sejak',
    title: 'Orang',
    empty: 'Belum ada siapa pun',
    emptyText: 'Undang orang pertama.',
  },
};

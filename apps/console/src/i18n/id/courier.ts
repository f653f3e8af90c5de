import type { courier as english } from '../en/courier';
import type { Translation } from '../dictionary';

export const courier: Translation<typeof english> = {
  navigation: { reports: 'Laporan' },
  reports: {
    type: 'Kejadian',
    what: 'Keterangan',
    when: 'Dilaporkan',

    title: 'Laporan Anda',
    empty: 'Belum ada laporan',
    emptyText: 'Yang Anda laporkan muncul di sini.',
  },
};

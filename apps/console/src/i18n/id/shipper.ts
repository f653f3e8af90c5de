import type { shipper as english } from '../en/shipper';
import type { Translation } from '../dictionary';

export const shipper: Translation<typeof english> = {
  navigation: { home: 'Beranda', claims: 'Klaim' },
  claims: {
    number: 'Klaim',
    stage: 'Tahap',

    title: 'Klaim',
    empty: 'Belum ada klaim',
    emptyText: 'Klaim yang Anda ajukan langsung muncul di sini.',
  },
};

import type { ops as english } from '../en/ops';
import type { Translation } from '../dictionary';

export const ops: Translation<typeof english> = {
  navigation: { queue: 'Antrean' },
  queue: {
    number: 'Klaim',
    stage: 'Tahap',
    type: 'Jenis',
    due: 'Tenggat berikut',
    filed: 'Diajukan',

    title: 'Antrean',
    empty: 'Antrean kosong',
    emptyText: 'Kasus muncul di sini bila ada yang harus dikerjakan.',
  },
};

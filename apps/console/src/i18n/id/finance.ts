import type { finance as english } from '../en/finance';
import type { Translation } from '../dictionary';

export const finance: Translation<typeof english> = {
  navigation: { payouts: 'Pembayaran' },
  payouts: {
    claim: 'Klaim',
    amount: 'Jumlah',
    state: 'Keadaan',
    when: 'Sejak',
    states: {
      awaiting_approval: 'Menunggu persetujuan',
      approved: 'Disetujui',
      scheduled: 'Dijadwalkan',
      submitted: 'Di bank',
      unknown: 'Menanyakan bank',
      paid: 'Dibayar',
      failed: 'Gagal',
      rejected: 'Ditolak',
    },

    title: 'Pembayaran',
    empty: 'Belum ada pembayaran',
    emptyText: 'Pembayaran muncul di sini bila ganti rugi disetujui.',
  },
};

import type { messages as english } from '../../en/ops/messages';
import type { Translation } from '../../dictionary';

export const messages: Translation<typeof english> = {
  messages: {
    title: 'Pesan',
    none: 'Belum ada pesan',
    noneText: 'Pesan kepada pengaju dan catatan untuk rekan tersimpan bersama kasus.',
    unread: 'belum dibaca',
    internal: 'Catatan internal',
    from: { staff: 'petugas', claimant: 'pengaju' },
    omitted_other: '{{count}} berkas dari email ini tidak diterima.',
    to: 'Siapa yang membaca',
    toClaimant: 'Kepada pengaju',
    toDesk: 'Catatan internal',
    letterLabel: 'Pesan kepada pengaju',
    noteLabel: 'Catatan untuk rekan; pengaju tidak pernah melihatnya',
    letterHint: 'Dihitung sebagai jawaban. Ctrl + Enter mengirim.',
    noteHint: 'Tidak menghentikan jam. Ctrl + Enter menyimpan.',
    send: 'Kirim',
    keep: 'Simpan catatan',
    sent: 'Pesan terkirim',
    noted: 'Catatan tersimpan',
  },
  attach: {
    add: 'Lampirkan berkas',
    fromCase: 'Dari kasus ini',
    remove: 'Jangan lampirkan {{name}}',
    becomesEvidence: 'Berkas menjadi bukti kasus.',
    answers: 'Berkas menjadi bukti: kasus tidak lagi menunggu pengaju, dan jamnya berjalan lagi.',
  },
};

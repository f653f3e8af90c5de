import type { complaints as english } from '../../en/ops/complaints';
import type { Translation } from '../../dictionary';

export const complaints: Translation<typeof english> = {
  complaints: {
    title: 'Keluhan',
    lead: 'Tentang layanannya sendiri. Dijawab oleh orang yang tidak dikeluhkan, dengan jamnya sendiri.',
    none: 'Tidak ada keluhan',
    noneText: 'Keluhan tentang penanganan kasus ini muncul di sini.',
    state: { received: 'Diterima', in_progress: 'Dikerjakan', answered: 'Dijawab', closed: 'Ditutup' },
    outcome: { upheld: 'Benar', partly_upheld: 'Benar sebagian', not_upheld: 'Tidak benar' },
    outcomeLabel: 'Apakah keluhan ini benar?',
    handledBy: 'ditangani {{name}}',
    reopened: 'Dikembalikan:',
    reopenUntil: 'dapat dikembalikan sampai',
    take: 'Ambil',
    taken: '{{number}} Anda tangani',
    answer: 'Jawab',
    answerLabel: 'Jawaban',
    answerHint: 'Dibaca oleh yang mengeluh; jamnya berhenti.',
    send: 'Kirim jawaban',
    answered: '{{number}} sudah dijawab',
    new: 'Catat keluhan',
    category: 'Tentang apa',
    text: 'Yang dikatakan',
    file: 'Ajukan keluhan',
    filed: '{{number}} sudah dicatat',
  },
};

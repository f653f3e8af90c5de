import type { quality as english } from '../../en/ops/quality';
import type { Translation } from '../../dictionary';

export const quality: Translation<typeof english> = {
  quality: {
    title: 'Pemeriksaan mutu',
    lead: 'Sebagian keputusan diperiksa orang kedua. Keputusan Anda sendiri untuk orang lain.',
    show: 'Pemeriksaan yang mana',
    state: { open: 'Perlu diperiksa', agreed: 'Disetujui', disagreed: 'Tidak disetujui' },
    by: 'Diputuskan oleh',
    at: 'Kapan',
    verdict: 'Pemeriksaan kedua',
    agree: 'Setuju',
    disagree: 'Tidak setuju',
    own: 'keputusan Anda sendiri',
    none: 'Tidak ada yang perlu diperiksa',
    noneText: 'Keputusan muncul di sini bila terpilih untuk diperiksa.',
    disagreeTitle: 'Tidak setuju dengan keputusan {{number}}',
    disagreeText:
      'Bila belum ada yang diberikan, keputusan ditarik dan orang lain memutuskan lagi. Bila sudah, klaim ditandai.',
    why: 'Mengapa tidak setuju',
    done: {
      none: '{{number}}: sudah diperiksa',
      reopened: '{{number}}: keputusan ditarik, orang lain memutuskan lagi',
      flagged: '{{number}}: ditandai',
    },
  },
};

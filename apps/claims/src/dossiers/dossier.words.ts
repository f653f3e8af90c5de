import type { Locale } from '../documents/dates';

interface Words {
  readonly title: string;
  readonly subtitle: string;
  readonly made: string;
  readonly carrier: string;
  readonly waybill: string;
  readonly type: string;
  readonly filed: string;
  readonly received: string;
  readonly stage: string;
  readonly asked: string;
  readonly approved: string;
  readonly paid: string;
  readonly lines: string;
  readonly lineColumns: readonly [string, string, string, string];
  readonly rules: string;
  readonly noRules: string;
  readonly pack: string;
  readonly validFrom: string;
  readonly source: string;
  readonly clause: string;
  readonly estimate: string;
  readonly decisions: string;
  readonly noDecision: string;
  readonly decision: (no: number) => string;
  readonly byRule: (name: string) => string;
  readonly byPerson: string;
  readonly reason: string;
  readonly timeline: string;
  readonly timelineColumns: readonly [string, string, string, string];
  readonly messages: string;
  readonly noMessages: string;
  readonly claimant: string;
  readonly staff: string;
  readonly evidence: string;
  readonly noEvidence: string;
  readonly evidenceColumns: readonly [string, string, string];
  readonly leftOut: string;
  readonly notStated: string;
  readonly page: (page: number, pages: number) => string;
  readonly outcomes: Readonly<Record<string, string>>;
  readonly happenings: Readonly<Record<string, string>>;
  readonly roles: Readonly<Record<string, string>>;
}

export const words: Readonly<Record<Locale, Words>> = {
  id: {
    title: 'Berkas klaim',
    subtitle: 'Seluruh riwayat, aturan, keputusan, pesan, dan bukti untuk lembaga di luar',
    made: 'Dibuat',
    carrier: 'Ekspedisi',
    waybill: 'Nomor resi',
    type: 'Jenis klaim',
    filed: 'Diajukan',
    received: 'Diterima',
    stage: 'Tahap',
    asked: 'Diminta',
    approved: 'Disetujui',
    paid: 'Dibayar',
    lines: 'Rincian',
    lineColumns: ['Uraian', 'Diminta', 'Disetujui', 'Dibayar'],
    rules: 'Aturan yang berlaku',
    noRules: 'Tidak ada aturan khusus yang tercatat untuk kiriman ini.',
    pack: 'Paket aturan',
    validFrom: 'Berlaku mulai',
    source: 'Sumber',
    clause: 'Klausul',
    estimate: 'Hitungan aturan',
    decisions: 'Keputusan',
    noDecision: 'Belum ada keputusan.',
    decision: (no) => `Keputusan ke-${no}`,
    byRule: (name) => `oleh aturan ${name}`,
    byPerson: 'oleh petugas',
    reason: 'Alasan',
    timeline: 'Riwayat',
    timelineColumns: ['Waktu', 'Kejadian', 'Oleh', 'Keterangan'],
    messages: 'Pesan',
    noMessages: 'Tidak ada pesan.',
    claimant: 'Pemohon',
    staff: 'Petugas klaim',
    evidence: 'Bukti',
    noEvidence: 'Tidak ada bukti.',
    evidenceColumns: ['Berkas', 'Jenis', 'SHA-256'],
    leftOut: 'tidak disertakan',
    notStated: 'tidak disebut',
    page: (page, pages) => `${page} / ${pages}`,
    outcomes: { approved: 'Disetujui', approved_partial: 'Disetujui sebagian', rejected: 'Ditolak' },
    happenings: {
      'claim.submitted': 'Klaim diajukan',
      'claim.taken': 'Diambil petugas',
      'claim.evidence_requested': 'Bukti diminta',
      'claim.evidence_received': 'Bukti diterima',
      'claim.reopened': 'Dibuka kembali',
      'claim.held': 'Ditunda',
      'claim.resumed': 'Dilanjutkan',
      'claim.decided': 'Diputuskan',
      'claim.decision_withdrawn': 'Keputusan ditarik',
      'claim.appealed': 'Banding diajukan',
      'claim.cancelled': 'Dibatalkan',
      'claim.merged': 'Digabung ke klaim lain',
      'claim.absorbed': 'Klaim ganda digabung',
      'claim.expired': 'Berakhir tanpa jawaban',
      'claim.settled': 'Diselesaikan',
      'claim.closed': 'Ditutup',
      'remedy.opened': 'Penyelesaian dimulai',
      'remedy.failed': 'Penyelesaian gagal',
      'payout.paid': 'Uang dibayar',
      'payout.failed': 'Pembayaran gagal',
      'payout.rejected': 'Pembayaran ditolak',
      'payout.returned': 'Uang kembali dari bank',
      'payout.netted': 'Kelebihan bayar sebelumnya dipotong',
      'payout.withdrawn': 'Pembayaran dibatalkan karena kiriman ditemukan',
      'shipment.recovered': 'Kiriman ditemukan',
      'recovery.chosen': 'Pilihan setelah ditemukan',
      'recovery.booked': 'Pengembalian dicatat',
    },
    roles: {
      shipper: 'Pemohon',
      agent: 'Petugas klaim',
      supervisor: 'Penyelia',
      admin: 'Administrator',
      finance: 'Keuangan',
      system: 'Sistem',
    },
  },
  en: {
    title: 'Claim dossier',
    subtitle: 'The whole history, rules, decisions, messages and evidence, for an outside body',
    made: 'Made',
    carrier: 'Carrier',
    waybill: 'Waybill',
    type: 'Type of claim',
    filed: 'Filed',
    received: 'Received',
    stage: 'Stage',
    asked: 'Asked',
    approved: 'Approved',
    paid: 'Paid',
    lines: 'Lines',
    lineColumns: ['Description', 'Asked', 'Approved', 'Paid'],
    rules: 'Rules that hold',
    noRules: 'No terms are recorded for this shipment.',
    pack: 'Rule pack',
    validFrom: 'Valid from',
    source: 'Source',
    clause: 'Clause',
    estimate: 'As the rule computes',
    decisions: 'Decisions',
    noDecision: 'There is no decision yet.',
    decision: (no) => `Decision ${no}`,
    byRule: (name) => `by the rule ${name}`,
    byPerson: 'by an agent',
    reason: 'Reason',
    timeline: 'Timeline',
    timelineColumns: ['Time', 'What happened', 'By', 'Words'],
    messages: 'Messages',
    noMessages: 'There are no messages.',
    claimant: 'Claimant',
    staff: 'Claims desk',
    evidence: 'Evidence',
    noEvidence: 'There is no evidence.',
    evidenceColumns: ['File', 'Kind', 'SHA-256'],
    leftOut: 'left out',
    notStated: 'not stated',
    page: (page, pages) => `${page} / ${pages}`,
    outcomes: { approved: 'Approved', approved_partial: 'Approved in part', rejected: 'Rejected' },
    happenings: {
      'claim.submitted': 'Claim filed',
      'claim.taken': 'Taken by an agent',
      'claim.evidence_requested': 'Evidence asked for',
      'claim.evidence_received': 'Evidence received',
      'claim.reopened': 'Opened again',
      'claim.held': 'Put on hold',
      'claim.resumed': 'Resumed',
      'claim.decided': 'Decided',
      'claim.decision_withdrawn': 'Decision withdrawn',
      'claim.appealed': 'Appealed',
      'claim.cancelled': 'Withdrawn',
      'claim.merged': 'Merged into another claim',
      'claim.absorbed': 'A duplicate was merged in',
      'claim.expired': 'Ended without an answer',
      'claim.settled': 'Settled',
      'claim.closed': 'Closed',
      'remedy.opened': 'Remedy opened',
      'remedy.failed': 'Remedy failed',
      'payout.paid': 'Money paid',
      'payout.failed': 'Payment failed',
      'payout.rejected': 'Payment refused',
      'payout.returned': 'Money came back from the bank',
      'payout.netted': 'Earlier overpayment taken off',
      'payout.withdrawn': 'Payout withdrawn, as the parcel was found',
      'shipment.recovered': 'Parcel found',
      'recovery.chosen': 'Choice after the find',
      'recovery.booked': 'Repayment booked',
    },
    roles: {
      shipper: 'Claimant',
      agent: 'Claims agent',
      supervisor: 'Supervisor',
      admin: 'Administrator',
      finance: 'Finance',
      system: 'System',
    },
  },
};

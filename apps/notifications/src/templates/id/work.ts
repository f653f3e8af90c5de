import type { Templates } from '../template';

/** Messages to the people who work on claims: short, they read dozens a day. */
export const work = {
  message_from_claimant: (facts, { claimNumber, waybill, links }) => ({
    subject: `Pengaju klaim menulis tentang klaim ${claimNumber}`,
    paragraphs: [`Pesan baru pada klaim untuk paket ${waybill}:`],
    action: { label: 'Buka percakapan', url: links.claim(facts.claimId) },
  }),
  evidence_received: (facts, { claimNumber, links, words }) => ({
    subject: `${claimNumber}: ${words.evidence(facts.kind)} sudah masuk`,
    paragraphs: ['Waktu berjalan lagi. Klaim kembali ke antrean.'],
    action: { label: 'Buka klaim', url: links.claim(facts.claimId) },
  }),
  appeal_to_decide: (facts, { claimNumber, links }) => ({
    subject: `${claimNumber}: banding ke-${facts.appealNo} perlu diputuskan`,
    paragraphs: ['Harus oleh orang yang tidak membuat keputusan pertama.'],
    action: { label: 'Buka klaim', url: links.claim(facts.claimId) },
  }),
  sla_warned: (facts, { claimNumber, links, words }) => ({
    subject: `${claimNumber}: ${words.clock(facts.clock)} jatuh tempo ${words.dateTime(facts.dueAt)}`,
    paragraphs: ['Tiga perempat waktunya sudah lewat.'],
    action: { label: 'Buka klaim', url: links.claim(facts.claimId) },
  }),
  sla_breached: (facts, { claimNumber, links, words }) => ({
    subject: `${claimNumber}: ${words.clock(facts.clock)} terlambat`,
    paragraphs: [`Dijanjikan untuk ${words.dateTime(facts.dueAt)}.`],
    action: { label: 'Buka klaim', url: links.claim(facts.claimId) },
  }),
  sla_escalated: (facts, { claimNumber, links, words }) => ({
    subject: `${claimNumber}: ${words.clock(facts.clock)} sudah lama terlambat`,
    paragraphs: [`Dijanjikan untuk ${words.dateTime(facts.dueAt)} dan sampai sekarang belum ditepati.`],
    action: { label: 'Buka klaim', url: links.claim(facts.claimId) },
  }),
  payout_to_approve: (facts, { claimNumber, links, words }) => ({
    subject: `${claimNumber}: ${words.money(facts.amount)} menunggu persetujuan`,
    paragraphs: ['Jumlahnya di atas batas, jadi perlu persetujuan orang kedua.'],
    action: { label: 'Periksa dan setujui', url: links.payout(facts.payoutId) },
  }),
  payout_failed: (facts, { claimNumber, links, words }) => ({
    subject: `${claimNumber}: pembayaran ${words.money(facts.amount)} gagal`,
    paragraphs: [
      `Bank tidak membayar: ${words.reason(facts.reasonCode)}. Tidak ada uang yang keluar.`,
      'Mohon periksa rekening bersama pengaju klaim, lalu kirim ulang pembayaran atau pilih penyelesaian lain.',
    ],
    facts: [
      ['Klaim', claimNumber],
      ['Jumlah', words.money(facts.amount)],
      ['Alasan', words.alone(words.reason(facts.reasonCode))],
    ],
    action: { label: 'Buka pembayaran', url: links.payout(facts.payoutId) },
  }),
  payout_returned: (facts, { claimNumber, links, words }) => ({
    subject: `${claimNumber}: ${words.money(facts.amount)} kembali`,
    paragraphs: [
      'Bank mengembalikan pembayaran ini. Pengaju klaim sudah diminta memeriksa rekeningnya.',
      'Setelah rekeningnya benar, bayar lagi dari halaman pembayaran.',
    ],
    action: { label: 'Buka pembayaran', url: links.payout(facts.payoutId) },
  }),
  payout_rejected: (facts, { claimNumber, links, words }) => ({
    subject: `${claimNumber}: pembayaran ${words.money(facts.amount)} tidak disetujui`,
    paragraphs: [`Orang kedua menolak: ${words.reason(facts.reasonCode)}.`],
    action: { label: 'Buka klaim', url: links.claim(facts.claimId) },
  }),
  remedy_failed: (facts, { claimNumber, links, words }) => ({
    subject: `${claimNumber}: ${words.remedy(facts.kind)} gagal`,
    paragraphs: [
      facts.next
        ? `Alasan: ${words.reason(facts.reasonCode)}. Berikutnya otomatis ${words.remedy(facts.next)}.`
        : `Alasan: ${words.reason(facts.reasonCode)}. Perlu diputuskan apa yang diterima pengaju klaim sebagai gantinya.`,
    ],
    action: { label: 'Buka klaim', url: links.claim(facts.claimId) },
  }),
  decision_to_make_again: (facts, { claimNumber, links }) => ({
    subject: `${claimNumber}: keputusan ke-${facts.decisionNo} ditarik`,
    paragraphs: ['Pemeriksaan kedua tidak setuju. Harus oleh orang yang tidak membuat keputusan itu.'],
    action: { label: 'Buka klaim', url: links.claim(facts.claimId) },
  }),
  complaint_to_answer: (facts, { words }) => ({
    subject: `Keluhan ${facts.number} perlu dijawab sampai ${words.date(facts.dueAt)}`,
    paragraphs: ['Harus oleh orang yang tidak memutuskan klaim yang dikeluhkan.'],
  }),
  complaint_overdue: (facts, { words }) => ({
    subject: `Keluhan ${facts.number} jatuh tempo ${words.dateTime(facts.dueAt)}`,
    paragraphs: ['Belum ada jawaban.'],
  }),
} satisfies Partial<Templates>;

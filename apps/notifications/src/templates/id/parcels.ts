import { afterBooking, afterDelivery } from '../links';
import type { Templates } from '../template';

export const parcels = {
  parcel_lost_suspected: (facts, { waybill, carrier, links, words }) => ({
    subject: `Paket ${waybill} mungkin hilang`,
    paragraphs: [
      `${carrier} belum memindai paket Anda ${waybill} sejak ${words.dateTime(facts.silentSince)}. Itu lebih lama dari yang wajar untuk layanan ini.`,
      'Kami terus mencari dan mengabari Anda jika paket ditemukan. Anda sudah bisa mengajukan klaim; perkiraan nilainya terlihat sebelum diajukan.',
    ],
    action: { label: 'Ajukan klaim untuk paket ini', url: links.newClaim(facts) },
  }),
  parcel_exception: (facts, { waybill, links, words }) => ({
    subject: `Kendala pada paket ${waybill}`,
    paragraphs: [
      `Pada ${words.dateTime(facts.occurredAt)} kurir mencatat: ${words.subReason(facts.subReason)}.`,
      'Halaman paket menunjukkan langkah berikutnya. Jika paket hilang atau rusak, Anda bisa mengajukan klaim dari sana.',
    ],
    action: { label: 'Lihat paket', url: links.parcel(waybill) },
  }),
  parcel_claimable: (facts, { waybill, links, words }) => ({
    subject: `Paket ${waybill} bisa diklaim`,
    paragraphs: [
      `${words.alone(words.claimType(facts.type))}: klaim bisa diajukan mulai sekarang${facts.until ? ` sampai ${words.dateTime(facts.until)}` : ''}.`,
      ...(facts.worth ? [`Menurut aturan untuk paket ini, nilainya ${words.money(facts.worth)}.`] : []),
    ],
    action: { label: 'Ajukan klaim untuk paket ini', url: links.newClaim(facts) },
  }),
  claim_window_closing: (facts, { waybill, links, words }) => ({
    subject: `Hari-hari terakhir klaim paket ${waybill}`,
    paragraphs: [
      `${words.alone(words.claimType(facts.type))}: klaim bisa diajukan sampai ${words.dateTime(facts.until)}. Belum ada yang mengajukan.`,
      facts.worth
        ? `Menurut aturan untuk paket ini, nilainya ${words.money(facts.worth)}. Setelah itu haknya hilang.`
        : 'Perkiraan nilainya terlihat sebelum diajukan.',
    ],
    action: { label: 'Ajukan klaim untuk paket ini', url: links.newClaim(facts) },
  }),
  parcel_recovered: (facts, { waybill, links, words }) => ({
    subject: `Paket ${waybill} terlihat lagi`,
    paragraphs: [
      `Paket dipindai pada ${words.dateTime(facts.seenAt)} dan berjalan lagi. Klaim yang masih terbuka tetap terbuka sampai jelas bagaimana paket tiba.`,
    ],
    action: { label: 'Lihat paket', url: links.parcel(waybill) },
  }),
  parcel_delivered: (facts, { waybill, carrier, links, words }) => ({
    subject: `Apakah paket ${waybill} tiba dengan baik?`,
    paragraphs: [
      `Menurut ${carrier}, paket Anda diserahkan pada ${words.dateTime(facts.deliveredAt)}. Semoga semuanya baik.`,
      'Beri tahu kami dengan satu ketukan bagaimana paketnya tiba. Jika rusak, kurang, atau tidak pernah sampai, pengirim langsung diberi tahu dengan klaim yang sudah terisi. Simpan kemasannya, dan lakukan segera: waktu klaim terbatas.',
    ],
    action: { label: 'Ceritakan keadaan paket', url: links.delivery(afterDelivery(waybill, facts)) },
  }),
  reshipment_on_its_way: (facts, { links }) => ({
    subject: `Pengganti paket Anda sedang dalam perjalanan`,
    paragraphs: [
      `Ada masalah dengan paket pertama Anda. Pengirim sudah memesan paket baru dengan ${facts.carrier}, nomor resi ${facts.waybill}.`,
      'Anda tidak perlu melakukan apa pun. Ikuti perjalanannya lewat tombol di bawah.',
    ],
    action: { label: 'Lacak paket pengganti', url: links.delivery(afterBooking(facts)) },
  }),
} satisfies Partial<Templates>;

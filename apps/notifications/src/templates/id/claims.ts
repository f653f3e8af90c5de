import type { Templates } from '../template';

export const claims = {
  incident_reported: (facts, { waybill, carrier, links, words }) => ({
    subject: `Ada laporan untuk paket ${waybill}`,
    paragraphs: [
      `Kurir melapor tentang paket ${carrier} Anda ${waybill}: ${words.claimType(facts.type)}. Laporan ini ${facts.photos > 0 ? `disertai ${facts.photos} foto` : 'belum disertai foto'}.`,
      'Anda sudah bisa mengajukan klaim. Data yang kami punya sudah diisikan, jadi hanya perlu satu-dua menit, dan Anda melihat perkiraan nilainya sebelum mengajukan.',
    ],
    facts: [
      ['Paket', waybill],
      ['Dilaporkan', words.dateTime(facts.occurredAt)],
    ],
    action: { label: 'Lihat klaim yang kami siapkan', url: links.newClaim(facts) },
  }),
  recipient_reported: (facts, { waybill, carrier, links, words }) => ({
    subject: `Penerima melaporkan masalah pada paket ${waybill}`,
    paragraphs: [
      `Penerima paket ${carrier} Anda ${waybill} memberi tahu kami: ${words.claimType(facts.type)}. Laporan ini ${facts.photos > 0 ? `disertai ${facts.photos} berkas` : 'tidak disertai foto'}.`,
      'Anda sudah bisa mengajukan klaim. Data yang kami punya sudah diisikan, jadi hanya perlu satu-dua menit, dan Anda melihat perkiraan nilainya sebelum mengajukan.',
    ],
    facts: [
      ['Paket', waybill],
      ['Dilaporkan', words.dateTime(facts.occurredAt)],
    ],
    action: { label: 'Lihat klaim yang kami siapkan', url: links.newClaim(facts) },
  }),
  incident_received: (_facts, { waybill }) => ({
    subject: `Terima kasih, laporan untuk paket ${waybill} sudah kami terima`,
    paragraphs: [
      'Laporan Anda tersimpan dan pengirim sudah diberi tahu. Tidak ada lagi yang perlu Anda lakukan.',
    ],
  }),
  claim_received: (facts, { claimNumber, waybill, links, words }) => ({
    subject: `Klaim ${claimNumber} sudah kami terima`,
    paragraphs: [
      `Terima kasih. Klaim Anda untuk paket ${waybill} (${words.claimType(facts.type)}) sudah kami terima dan bisa langsung diperiksa.`,
      facts.decisionDueAt
        ? `Kami memeriksanya sekarang dan memberi keputusan paling lambat ${words.date(facts.decisionDueAt)}. Jika ada yang kurang, kami bertanya sekali dan waktunya menunggu jawaban Anda.`
        : 'Kami memeriksanya sekarang. Jika ada yang kurang, kami akan bertanya.',
    ],
    facts: [
      ['Klaim', claimNumber],
      ...(facts.claimed ? ([['Anda minta', words.money(facts.claimed)]] as const) : []),
    ],
    action: { label: 'Ikuti klaim Anda', url: links.claim(facts.claimId) },
  }),
  evidence_requested: (facts, { claimNumber, waybill, links, words }) => ({
    subject: `Klaim ${claimNumber}: mohon kirim ${facts.items.length} bukti lagi`,
    paragraphs: [
      `Untuk memutuskan klaim paket ${waybill} kami masih perlu ${words.list(facts.items.map(words.evidence))}.`,
      `Mohon kirim paling lambat ${words.date(facts.answerBy)}. Selama itu waktu keputusan menunggu Anda. Jika tidak ada yang masuk, klaim ditutup; klaim terbuka lagi saat Anda menjawab.`,
    ],
    facts: [['Jawab sebelum', words.dateTime(facts.answerBy)]],
    action: { label: 'Kirim sekarang', url: links.claim(facts.claimId) },
  }),
  evidence_reminder: (facts, { claimNumber, waybill, links, words }) => ({
    subject: `Pengingat: klaim ${claimNumber} menunggu Anda sampai ${words.date(facts.answerBy)}`,
    paragraphs: [
      `Untuk klaim paket ${waybill} kami masih menunggu ${words.list(facts.items.map(words.evidence))}.`,
      `Mohon kirim sebelum ${words.dateTime(facts.answerBy)}. Tanpa itu klaim ditutup pada hari tersebut.`,
    ],
    action: { label: 'Kirim sekarang', url: links.claim(facts.claimId) },
  }),
  claim_approved: (facts, { claimNumber, waybill, links, words }) => ({
    subject: `Kabar baik: klaim ${claimNumber} disetujui`,
    paragraphs: [
      `Klaim Anda untuk paket ${waybill} disetujui sepenuhnya.`,
      facts.remedy === 'reshipment'
        ? 'Kami sedang memesan paket pengganti dan akan mengabarkan nomor resinya.'
        : `Kami sedang membayar ${words.money(facts.approved)} dan mengabari Anda begitu uangnya dikirim.`,
    ],
    facts: [
      ['Disetujui', words.money(facts.approved)],
      ['Anda mendapat', words.alone(words.remedy(facts.remedy ?? 'compensation'))],
      ['Alasan', words.alone(words.reason(facts.reasonCode))],
    ],
    action: { label: 'Lihat keputusan', url: links.claim(facts.claimId) },
  }),
  claim_approved_partial: (facts, { claimNumber, waybill, links, words }) => ({
    subject: `Klaim ${claimNumber} disetujui sebagian`,
    paragraphs: [
      `Keputusan untuk klaim paket ${waybill}: ${words.money(facts.approved)} dari yang Anda minta disetujui, karena ${words.reason(facts.reasonCode)}.`,
      facts.remedy === 'reshipment'
        ? 'Kami sedang memesan paket pengganti.'
        : 'Kami sedang membayar jumlah ini dan mengabari Anda begitu uangnya dikirim.',
      ...(facts.appealUntil
        ? [
            `Jika Anda tidak sependapat, Anda bisa mengajukan banding sampai ${words.date(facts.appealUntil)}. Orang lain yang akan memutuskan.`,
          ]
        : []),
    ],
    facts: [
      ['Disetujui', words.money(facts.approved)],
      ['Alasan', words.alone(words.reason(facts.reasonCode))],
      ...(facts.appealUntil ? ([['Banding sampai', words.date(facts.appealUntil)]] as const) : []),
    ],
    action: { label: 'Lihat keputusan per baris', url: links.claim(facts.claimId) },
  }),
  claim_rejected: (facts, { claimNumber, waybill, links, words }) => ({
    subject: `Klaim ${claimNumber} belum dapat disetujui`,
    paragraphs: [
      `Kami sudah memeriksa klaim Anda untuk paket ${waybill} dan tidak dapat menyetujuinya, karena ${words.reason(facts.reasonCode)}. Kami mengerti ini bukan jawaban yang Anda harapkan.`,
      facts.appealUntil
        ? `Jika ada bukti baru, atau menurut Anda kami keliru, Anda bisa mengajukan banding sampai ${words.date(facts.appealUntil)} dengan satu tombol di klaim yang sama. Orang lain yang akan memutuskan.`
        : 'Keputusan ini final.',
    ],
    facts: [
      ['Alasan', words.alone(words.reason(facts.reasonCode))],
      ...(facts.appealUntil ? ([['Banding sampai', words.date(facts.appealUntil)]] as const) : []),
    ],
    action: {
      label: facts.appealUntil ? 'Baca keputusan atau banding' : 'Baca keputusan',
      url: links.claim(facts.claimId),
    },
  }),
  appeal_received: (facts, { claimNumber, links }) => ({
    subject: `Banding untuk klaim ${claimNumber} sudah kami terima`,
    paragraphs: [
      'Terima kasih sudah memberi tahu kami. Orang yang tidak membuat keputusan pertama memeriksa semuanya sekali lagi.',
      'Keputusan baru akan muncul di klaim yang sama. Sampai saat itu Anda tidak perlu melakukan apa pun.',
    ],
    action: { label: 'Ikuti klaim Anda', url: links.claim(facts.claimId) },
  }),
  claim_cancelled: (facts, { claimNumber, waybill, links }) => ({
    subject: `Klaim ${claimNumber} dibatalkan`,
    paragraphs: [
      `Sesuai permintaan Anda, kami berhenti memproses klaim untuk paket ${waybill}.`,
      'Tidak sengaja? Anda bisa mengajukan klaim baru untuk paket yang sama selama batas waktunya belum lewat.',
    ],
    action: { label: 'Lihat klaim', url: links.claim(facts.claimId) },
  }),
  claim_paid: (facts, { claimNumber, waybill, links, words }) => ({
    subject: facts.paid
      ? `Klaim ${claimNumber} selesai: ${words.money(facts.paid)}`
      : `Klaim ${claimNumber} selesai`,
    paragraphs: [
      `Klaim Anda untuk paket ${waybill} selesai${facts.paid ? ` dengan ${words.money(facts.paid)} pada ${words.date(facts.settledAt)}` : ''}.`,
      'Uang yang dikirim ke rekening Anda biasanya tiba dalam satu hari kerja. Jika setelah tiga hari belum masuk, beri tahu kami lewat klaim ini.',
    ],
    facts: [
      ['Klaim', claimNumber],
      ...(facts.paid ? ([['Diselesaikan', words.money(facts.paid)]] as const) : []),
    ],
    action: { label: 'Lihat pembayaran', url: links.claim(facts.claimId) },
  }),
  payout_came_back: (facts, { claimNumber, links, words }) => ({
    subject: `${words.money(facts.amount)} untuk klaim ${claimNumber} kembali: periksa rekening Anda`,
    paragraphs: [
      `Bank tidak bisa memasukkan ${words.money(facts.amount)} ke rekening Anda dan mengembalikannya kepada kami.`,
      'Mohon periksa rekening yang terdaftar untuk Anda, dan perbaiki bila salah. Setelah itu kami membayar lagi; Anda tidak perlu mengajukan klaim lagi.',
    ],
    facts: [
      ['Klaim', claimNumber],
      ['Kembali', words.money(facts.amount)],
    ],
    action: { label: 'Lihat klaim', url: links.claim(facts.claimId) },
  }),
  payout_netted: (facts, { claimNumber, links, words }) => ({
    subject: `${words.money(facts.netted)} dipotong dari pembayaran klaim ${claimNumber}`,
    paragraphs: [
      `Sebelumnya kami membayar Anda terlalu banyak: ${facts.from.map((debt) => `${words.money(debt.amount)} untuk klaim ${debt.claimNumber}`).join(', ')}. Jumlah itu dipotong dari yang kami bayarkan untuk klaim ${claimNumber}.`,
      facts.amount.amount > 0
        ? `Sisanya, ${words.money(facts.amount)}, dibayar ke rekening Anda.`
        : 'Tidak ada sisa yang perlu dibayar untuk klaim ini: semuanya sudah Anda terima.',
      'Bila menurut Anda ini keliru, tulislah kepada kami di klaim.',
    ],
    facts: [
      ['Klaim', claimNumber],
      ['Dipotong', words.money(facts.netted)],
      ['Tetap dibayar', words.money(facts.amount)],
    ],
    action: { label: 'Lihat klaim', url: links.claim(facts.claimId) },
  }),
  paid_again: (facts, { claimNumber, links, words }) => ({
    subject: `${words.money(facts.amount)} untuk klaim ${claimNumber} sudah dibayar lagi`,
    paragraphs: [
      `Uang yang tadi kembali dari bank sudah keluar lagi dari rekening kami pada ${words.date(facts.paidAt)}: ${words.money(facts.amount)}.`,
      'Bank biasanya perlu satu hari kerja. Bila setelah tiga hari belum masuk, beri tahu kami di klaim.',
    ],
    facts: [
      ['Klaim', claimNumber],
      ['Dibayar', words.money(facts.amount)],
    ],
    action: { label: 'Lihat pembayaran', url: links.claim(facts.claimId) },
  }),
  repayment_due: (facts, { claimNumber, waybill, links, words }) => ({
    subject: `Mohon kembalikan ${words.money(facts.amount)} untuk klaim ${claimNumber}`,
    paragraphs: [
      `Anda memilih menerima paket ${waybill}, yang ditemukan setelah kami membayar Anda. Karena itu ${words.money(facts.amount)} perlu dikembalikan kepada kami.`,
      facts.payTo
        ? `Mohon transfer ke ${facts.payTo.name}, ${facts.payTo.bankCode} ${facts.payTo.accountNumber}, dengan berita transfer ${claimNumber}.`
        : `Mohon tanyakan rekening tujuannya di klaim, dan tulis ${claimNumber} sebagai berita transfer.`,
    ],
    facts: [
      ['Klaim', claimNumber],
      ['Dikembalikan', words.money(facts.amount)],
    ],
    action: { label: 'Lihat klaim', url: links.claim(facts.claimId) },
  }),
  claim_reshipped: (facts, { claimNumber, links, words }) => ({
    subject: `Paket pengganti untuk klaim ${claimNumber} sudah tiba`,
    paragraphs: [
      `Paket pengganti diserahkan pada ${words.date(facts.settledAt)}, dan dengan itu klaim Anda selesai.`,
      'Jika ada masalah dengan paket pengganti, Anda bisa mengajukan klaim seperti untuk paket lain.',
    ],
    action: { label: 'Lihat klaim', url: links.claim(facts.claimId) },
  }),
  claim_closed: (facts, { claimNumber, links }) => ({
    subject: `Klaim ${claimNumber} ditutup`,
    paragraphs: [
      facts.reason === 'rejected'
        ? 'Waktu untuk banding sudah lewat, jadi klaim ini kami tutup.'
        : 'Semua yang diputuskan sudah diberikan, jadi klaim ini kami tutup.',
    ],
    action: { label: 'Lihat klaim', url: links.claim(facts.claimId) },
  }),
  claim_expired: (facts, { claimNumber, waybill, links }) => ({
    subject: `Klaim ${claimNumber} ditutup karena belum ada jawaban`,
    paragraphs: [
      `Kami meminta bukti tambahan untuk klaim paket ${waybill}, dan waktu untuk menjawab sudah lewat. Karena itu klaim kami tutup.`,
      'Belum terlambat: kirim yang diminta, dan klaim terbuka lagi dari titik terakhir.',
    ],
    action: { label: 'Kirim bukti', url: links.claim(facts.claimId) },
  }),
  message_from_desk: (facts, { claimNumber, waybill, links }) => ({
    subject: `Pesan tentang klaim ${claimNumber}`,
    paragraphs: [
      `Petugas klaim menulis kepada Anda tentang klaim untuk paket ${waybill}:`,
      'Anda dapat menjawab di halaman klaim, atau membalas surel ini bila program surel Anda menyediakannya.',
    ],
    action: { label: 'Buka percakapan', url: links.claim(facts.claimId) },
  }),
  claim_reopened: (facts, { claimNumber, links }) => ({
    subject: `Klaim ${claimNumber} kami proses lagi`,
    paragraphs: [
      facts.reason === 'remedy_failed'
        ? 'Yang kami putuskan ternyata tidak bisa diberikan, jadi kami mencari jalan lain dan akan mengabari Anda.'
        : 'Terima kasih, jawaban Anda sudah masuk. Klaim terbuka lagi dari titik terakhir.',
    ],
    action: { label: 'Ikuti klaim Anda', url: links.claim(facts.claimId) },
  }),
  reshipment_booked: (facts, { claimNumber, links, words }) => ({
    subject: `Paket pengganti untuk klaim ${claimNumber} sudah dipesan`,
    paragraphs: [
      `Paket pengganti dikirim dengan ${facts.carrier} (${facts.service}), nomor resi ${facts.waybill}.`,
      'Klaim Anda selesai saat paket ini tiba. Kami akan mengabari Anda.',
    ],
    facts: [
      ['Nomor resi', facts.waybill],
      ['Dipesan', words.dateTime(facts.bookedAt)],
    ],
    action: { label: 'Lacak paket pengganti', url: links.parcel(facts.waybill) },
  }),
  survey: (facts, { claimNumber, links, words }) => ({
    subject: `Bagaimana penanganan klaim ${claimNumber}?`,
    paragraphs: [
      'Klaim Anda sudah selesai. Satu pertanyaan, satu ketukan: bagaimana rasanya?',
      `Tautan ini berlaku sampai ${words.date(facts.answerBy)} dan tidak perlu masuk akun. Terima kasih.`,
    ],
    action: { label: 'Jawab satu pertanyaan', url: links.survey(facts.surveyId) },
  }),
  import_finished: (facts, { links }) => ({
    subject: facts.dryRun
      ? `Berkas Anda selesai diperiksa: ${facts.rows} baris`
      : `Berkas Anda selesai diajukan: ${facts.rows} baris`,
    paragraphs: [
      facts.dryRun
        ? `${facts.good} baris bisa diajukan, ${facts.existing} sudah punya klaim, dan ${facts.refused} perlu diperbaiki. Belum ada yang diajukan.`
        : `${facts.filed} klaim diajukan, ${facts.existing} baris sudah punya klaim, dan ${facts.refused} perlu diperbaiki.`,
      ...(facts.refused > 0
        ? ['Unduh baris yang perlu diperbaiki beserta alasannya, lalu kirim lagi berkas itu.']
        : []),
    ],
    action: { label: 'Lihat baris', url: links.claimImport(facts.importId) },
  }),
  claim_merged: (facts, { claimNumber, waybill, links }) => ({
    subject: `Klaim ${claimNumber} dilanjutkan sebagai ${facts.intoNumber}`,
    paragraphs: [
      `Ada dua klaim untuk kerugian yang sama pada paket ${waybill}. Kami melanjutkan ${facts.intoNumber} untuk keduanya; semua yang Anda kirim ada di sana.`,
      'Anda tidak perlu melakukan apa-apa. Jika ini dua kerugian yang berbeda, tulislah kepada kami di klaim itu.',
    ],
    action: { label: `Ikuti ${facts.intoNumber}`, url: links.claim(facts.intoClaimId) },
  }),
  decision_withdrawn: (facts, { claimNumber, links }) => ({
    subject: `Klaim ${claimNumber} kami periksa sekali lagi`,
    paragraphs: [
      'Rekan kami memeriksa keputusan itu dan tidak setuju, jadi keputusan itu tidak berlaku lagi. Orang lain memutuskan ulang dan mengabari Anda.',
      'Anda tidak perlu melakukan apa-apa, dan hak banding Anda tidak berkurang.',
    ],
    action: { label: 'Ikuti klaim Anda', url: links.claim(facts.claimId) },
  }),
  parcel_found_choose: (facts, { claimNumber, waybill, links, words }) => ({
    subject: `Paket ${waybill} ditemukan: Anda pilih yang mana?`,
    paragraphs: [
      facts.held
        ? `Kami baru akan membayar ${words.money(facts.held)} untuk paket ${waybill}, dan sekarang paketnya ditemukan. Uangnya menunggu jawaban Anda: Anda boleh menerima uangnya, atau menerima paketnya.`
        : facts.paid
          ? `Kami sudah membayar ${words.money(facts.paid)} untuk paket ${waybill}, dan sekarang paketnya ditemukan. Anda boleh menyimpan uangnya, atau menerima paketnya dan mengembalikan uangnya.`
          : `Kami sudah mengirim pengganti untuk paket ${waybill}, dan sekarang paket pertama ditemukan. Anda boleh menyimpan penggantinya, atau menerima paketnya dan mengembalikan penggantinya.`,
      `Silakan pilih sampai ${words.date(facts.chooseBy)}. Tanpa jawaban, ${facts.held ? 'kami membayar Anda' : 'Anda menyimpan yang sudah Anda terima'} dan paketnya tetap pada kami.`,
    ],
    facts: [
      ['Klaim', claimNumber],
      ['Pilih sampai', words.date(facts.chooseBy)],
    ],
    action: { label: 'Pilih', url: links.claim(facts.claimId) },
  }),
  complaint_received: (facts, { words }) => ({
    subject: `Keluhan ${facts.number} sudah kami terima`,
    paragraphs: [
      'Terima kasih sudah memberi tahu kami. Orang yang tidak terlibat akan memeriksanya.',
      `Jawaban kami paling lambat ${words.date(facts.dueAt)}.`,
    ],
    facts: [['Keluhan', facts.number]],
  }),
  complaint_answered: (facts, { words }) => ({
    subject: `Jawaban atas keluhan ${facts.number}`,
    paragraphs: [
      facts.outcome === 'upheld'
        ? 'Anda benar, dan kami minta maaf. Jawaban kami memuat tindakan kami.'
        : facts.outcome === 'partly_upheld'
          ? 'Sebagian Anda benar, dan kami minta maaf. Jawaban kami memuat tindakan kami.'
          : 'Kami sudah memeriksanya dan menjelaskan dalam jawaban mengapa kami berpendapat lain.',
      facts.reopenUntil
        ? `Jika belum menyelesaikan masalah, kirim kembali sampai ${words.date(facts.reopenUntil)}; orang lain yang akan menjawab.`
        : 'Jawaban ini final. Anda boleh membawa masalah ini ke lembaga di luar; berkas klaim Anda memuat semua yang diperlukan.',
    ],
    facts: [['Keluhan', facts.number]],
  }),
} satisfies Partial<Templates>;

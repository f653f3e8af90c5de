import type { problems as english } from '../en/problems';
import type { Translation } from '../dictionary';

export const problems: Translation<typeof english> = {
  api_key: {
    needs_person: 'Masuklah untuk membuat kunci: kunci tidak bisa membuat kunci lain.',
    role_not_held: 'Kunci tidak boleh melebihi orangnya. Kurangi perannya.',
  },
  appeal: {
    limit: 'Klaim ini sudah dua kali dibanding; keputusannya tetap.',
    needs_ground: 'Tuliskan alasannya, atau tambahkan bukti baru.',
    same_person: 'Banding ini harus diputuskan orang lain.',
    too_late: 'Waktu banding sudah lewat.',
  },
  auth: {
    role_missing: 'Peran Anda tidak boleh melakukan ini. Tanyakan kepada admin.',
    cross_site: 'Buka halaman ini langsung dan coba lagi.',
  },
  claim: {
    changed: 'Klaim ini baru saja diubah orang lain. Sudah dimuat ulang: periksa, lalu ulangi.',
    closed: 'Klaim sudah ditutup dan tidak menerima apa pun lagi.',
    illegal_transition: 'Pada tahap klaim ini, hal itu sudah tidak bisa.',
    own_party: 'Anda adalah pihak dalam klaim ini; orang lain yang harus melakukannya.',
    unknown: 'Klaim tidak ditemukan, atau bukan milik Anda.',
    reason_required: 'Berikan alasannya.',
  },
  consignee: { unknown: 'Penerima tidak ditemukan.' },
  evidence: {
    unknown: 'Berkas tidak ditemukan.',
    original: 'Berkas asli hanya untuk petugas; ambil salinannya.',
  },
  file: {
    too_large: 'Berkas terlalu besar. Pilih yang lebih kecil.',
    too_many: 'Terlalu banyak berkas sekaligus. Kirim lebih sedikit.',
  },
  body: { too_large: 'Terlalu besar untuk dikirim sekaligus.', empty: 'Tidak ada yang terkirim.' },
  idempotency: {
    in_flight: 'Sedang dikerjakan. Tunggu sebentar lalu periksa.',
    mismatch: 'Isian berubah sejak percobaan pertama. Kirim lagi.',
  },
  incident: { unknown: 'Laporan tidak ditemukan, atau bukan milik Anda.' },
  message: { not_found: 'Pesan tidak ditemukan.', in_flight: 'Pesan sedang dikirim.' },
  money: {
    unreadable: 'Tulis jumlahnya dengan angka.',
    mixed_currencies: 'Gunakan satu mata uang dalam satu klaim.',
  },
  organisation: { not_found: 'Organisasi tidak ditemukan.' },
  parcel: { taken: 'Paket ini milik akun lain.' },
  password: { weak: 'Pilih kata sandi yang lebih panjang, paling sedikit 12 karakter.' },
  password_link: { spent: 'Tautan ini sudah dipakai atau terlalu lama. Minta yang baru kepada admin.' },
  payee: {
    changed: 'Rekening baru saja diubah. Periksa lagi.',
    not_found: 'Belum ada rekening bank yang terdaftar.',
  },
  payout: {
    approval_stale: 'Jumlah atau rekening berubah sejak Anda melihatnya. Periksa lagi, lalu setujui.',
    changed: 'Pembayaran ini baru saja ditindak orang lain. Periksa lagi.',
    illegal_transition: 'Pada keadaan pembayaran ini, hal itu sudah tidak bisa.',
    not_found: 'Pembayaran tidak ditemukan.',
    own_case: 'Anda adalah pihak dalam kasus ini: orang lain yang harus menyetujui.',
    payee_missing: 'Pengaju belum mendaftarkan rekening bank.',
  },
  person: {
    email_taken: 'Alamat email ini sudah dipakai.',
    not_found: 'Orang tidak ditemukan.',
    own_access: 'Anda tidak bisa mencabut akses sendiri.',
    role_not_of_organisation: 'Peran ini tidak sesuai jenis organisasinya.',
  },
  photo: { unknown: 'Foto tidak ditemukan.' },
  precondition: { failed: 'Baru saja diubah orang lain. Periksa lagi, lalu ulangi.' },
  rate: { limited: 'Terlalu sering. Tunggu sebentar lalu coba lagi.' },
  request: { timeout: 'Terlalu lama sampai. Coba lagi.' },
  session: { refused: 'Alamat email dan kata sandi tidak cocok.' },
  shipment: {
    unknown: 'Paket tidak ditemukan, atau bukan milik Anda. Periksa nomor resinya.',
    other_facts: 'Paket terdaftar dengan data lain.',
    waybill_taken: 'Nomor resi ini sudah terdaftar.',
    exists: 'Paket ini sudah terdaftar.',
    no_organisation: 'Akun Anda tidak punya organisasi yang bisa memiliki paket.',
  },
  shipments: { csv: 'Berkasnya bukan CSV yang diperlukan di sini. Mulailah dari templat.' },
  stream: { too_many: 'Terlalu banyak jendela terbuka. Tutup sebagian.' },
  survey: {
    not_found: 'Pertanyaan tidak ditemukan.',
    answered: 'Anda sudah menjawab. Terima kasih.',
    expired: 'Waktu menjawab sudah lewat.',
  },
  tracking: { unknown: 'Tidak ada paket dengan nomor ini.' },
  upstream: {
    timeout: 'Layanan terlalu lama menjawab. Coba lagi.',
    unavailable: 'Layanan sedang tidak menjawab. Coba lagi beberapa detik lagi.',
  },
  database: { unavailable: 'Layanan sedang sibuk. Coba lagi beberapa detik lagi.' },
  validation: { failed: 'Ada isian yang tidak sesuai. Perbaiki kolom yang ditandai.' },
  webhook: {
    delivery_not_found: 'Pengiriman tidak ditemukan.',
    disabled: 'Endpoint dimatikan. Nyalakan dulu.',
    in_flight: 'Sedang dikirim.',
    not_found: 'Endpoint tidak ditemukan.',
    too_many: 'Jumlah endpoint sudah mencapai batas. Hapus salah satu dulu.',
  },
};

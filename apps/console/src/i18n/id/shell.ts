import type { shell as english } from '../en/shell';
import type { Translation } from '../dictionary';

export const shell: Translation<typeof english> = {
  name: 'Tuntas',
  skip: 'Langsung ke isi',
  door: {
    claim: 'Setiap klaim ada jamnya. Setiap janji ditepati.',
    meaning:
      'Tuntas berarti selesai, sepenuhnya. Laporkan, klaim, pantau: semua orang melihat sampai di mana kasusnya dan mengapa.',
    docs: 'Referensi API',
    mail: 'Email tertangkap',
  },
  signIn: {
    title: 'Masuk',
    lead: 'Dengan alamat email akun Anda.',
    email: 'Alamat email',
    password: 'Kata sandi',
    showPassword: 'Tampilkan atau sembunyikan kata sandi',
    submit: 'Masuk',
    failed: 'Belum berhasil',
    endedTitle: 'Masuk lagi',
    endedText: 'Sesi Anda sudah berakhir. Yang Anda ketik masih ada: masuk lagi dan lanjutkan dari sini.',
    leave: 'Tinggalkan halaman ini',
  },
  setPassword: {
    title: 'Pilih kata sandi',
    lead: 'Lalu masuk dengan kata sandi itu. Tautan ini berlaku sekali.',
    password: 'Kata sandi baru',
    rule: 'Paling sedikit 12 karakter. Sebuah kalimat mudah diingat.',
    submit: 'Simpan kata sandi',
    failed: 'Kata sandi belum tersimpan',
    done: 'Tersimpan. Masuklah dengan kata sandi baru.',
  },
  navigation: { main: 'Utama', more: 'Lainnya', home: 'Beranda' },
  account: {
    menu: 'Akun Anda',
    signOut: 'Keluar',
    roles: {
      courier: 'Kurir',
      shipper: 'Pengirim',
      agent: 'Agen',
      supervisor: 'Supervisor',
      finance: 'Keuangan',
      admin: 'Admin',
    },
  },
  live: {
    on: 'Langsung: perubahan muncul sendiri',
    off: 'Sedang tidak langsung; mencoba lagi',
    changes_other: '{{count, number}} kasus berubah',
    said: {
      claim_submitted: '{{number}}: diajukan',
      claim_evidence_requested: '{{number}}: bukti diminta',
      claim_evidence_received: '{{number}}: bukti diterima',
      claim_decided: '{{number}}: diputuskan',
      claim_appealed: '{{number}}: banding diajukan',
      claim_settled: '{{number}}: tuntas',
      claim_closed: '{{number}}: ditutup',
      claim_cancelled: '{{number}}: ditarik',
    },
  },
  notFound: {
    title: 'Tidak ada apa-apa di alamat ini',
    text: 'Mungkin tautannya sudah lama, atau isinya milik pihak lain.',
    back: 'Ke beranda Anda',
  },
  noPermission: {
    title: 'Halaman ini bukan untuk peran Anda',
    text: 'Anda masuk sebagai {{name}} ({{roles}}). Mintalah peran itu kepada admin bila Anda memerlukannya.',
    back: 'Ke beranda Anda',
  },
  crashed: {
    title: 'Halaman ini berhenti bekerja',
    text: 'Draf yang Anda ketik tersimpan. Muat ulang halaman; bila terulang, laporkan keterangan di bawah.',
    reload: 'Muat ulang',
  },
};

import type { Locale } from '../documents/dates';
import type { Condition, Party } from './domain/findings';

interface Words {
  readonly title: string;
  readonly subtitle: string;
  readonly number: string;
  readonly opening: (day: string, time: string, place: string | null) => string;
  readonly shipment: string;
  readonly carrier: string;
  readonly waybill: string;
  readonly service: string;
  readonly pieces: string;
  readonly affected: string;
  readonly event: string;
  readonly what: string;
  readonly description: string;
  readonly findings: string;
  readonly columns: readonly [string, string, string, string];
  readonly noFindings: string;
  readonly photos: (count: number) => string;
  readonly signatures: string;
  readonly closing: string;
  readonly signedAt: string;
  readonly refused: (reason: string) => string;
  readonly issued: string;
  readonly hash: string;
  readonly verify: string;
  readonly page: (page: number, pages: number) => string;
  readonly parties: Readonly<Record<Party, string>>;
  readonly conditions: Readonly<Record<Condition, string>>;
}

/** Everything the paper says in its own words. */
export const words: Readonly<Record<Locale, Words>> = {
  id: {
    title: 'BERITA ACARA',
    subtitle: 'Kerusakan, kehilangan, atau ketidaksesuaian kiriman',
    number: 'Nomor',
    opening: (day, time, place) =>
      `Pada hari ${day}, pukul ${time}${place ? `, bertempat di ${place}` : ''}, kami yang bertanda tangan di bawah ini menyatakan telah memeriksa kiriman berikut dan menemukan keadaan seperti tertulis di bawah.`,
    shipment: 'Kiriman',
    carrier: 'Kurir',
    waybill: 'Nomor resi',
    service: 'Layanan',
    pieces: 'Jumlah koli',
    affected: 'Koli terdampak',
    event: 'Kejadian',
    what: 'Jenis',
    description: 'Uraian',
    findings: 'Temuan',
    columns: ['Keadaan', 'Barang', 'Jumlah', 'Catatan'],
    noFindings: 'Tidak dirinci per barang; lihat uraian.',
    photos: (count) => `Foto (${count})`,
    signatures: 'Tanda tangan',
    closing: 'Demikian berita acara ini dibuat dengan sebenarnya.',
    signedAt: 'Ditandatangani',
    refused: (reason) => `Tidak menandatangani: ${reason}`,
    issued: 'Diterbitkan',
    hash: 'SHA-256 isi',
    verify: 'Pindai untuk memeriksa keaslian',
    page: (page, pages) => `Halaman ${page} dari ${pages}`,
    parties: {
      courier: 'Kurir',
      hub_staff: 'Petugas gudang',
      recipient: 'Penerima',
      sender: 'Pengirim',
      witness: 'Saksi',
    },
    conditions: {
      crushed: 'Penyok atau remuk',
      torn: 'Sobek',
      wet: 'Basah',
      broken: 'Pecah atau patah',
      leaking: 'Bocor',
      opened: 'Segel atau kemasan terbuka',
      swapped: 'Isi tertukar',
      missing: 'Kurang atau hilang',
      lost: 'Kiriman hilang',
      other: 'Lainnya',
    },
  },
  en: {
    title: 'INCIDENT RECORD',
    subtitle: 'Berita acara: damage, loss or discrepancy of a shipment',
    number: 'Number',
    opening: (day, time, place) =>
      `On ${day}, at ${time}${place ? `, at ${place}` : ''}, the undersigned examined the following shipment and found it in the condition written below.`,
    shipment: 'Shipment',
    carrier: 'Carrier',
    waybill: 'Waybill',
    service: 'Service',
    pieces: 'Pieces',
    affected: 'Pieces affected',
    event: 'Event',
    what: 'Kind',
    description: 'Description',
    findings: 'Findings',
    columns: ['Condition', 'Item', 'Quantity', 'Note'],
    noFindings: 'Not listed item by item; see the description.',
    photos: (count) => `Photos (${count})`,
    signatures: 'Signatures',
    closing: 'This record was made truthfully.',
    signedAt: 'Signed',
    refused: (reason) => `Did not sign: ${reason}`,
    issued: 'Issued',
    hash: 'SHA-256 of the content',
    verify: 'Scan to verify',
    page: (page, pages) => `Page ${page} of ${pages}`,
    parties: {
      courier: 'Courier',
      hub_staff: 'Hub staff',
      recipient: 'Recipient',
      sender: 'Sender',
      witness: 'Witness',
    },
    conditions: {
      crushed: 'Crushed or dented',
      torn: 'Torn',
      wet: 'Wet',
      broken: 'Broken',
      leaking: 'Leaking',
      opened: 'Seal or packing opened',
      swapped: 'Contents swapped',
      missing: 'Missing or short',
      lost: 'Shipment lost',
      other: 'Other',
    },
  },
};

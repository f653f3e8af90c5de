import type { ClaimType } from '../claims/domain/words';
import type { Locale } from './dates';

/** How each claim type is called on paper. */
export const claimTypeWords: Readonly<Record<Locale, Readonly<Record<ClaimType, string>>>> = {
  id: {
    loss: 'Kehilangan',
    damage: 'Kerusakan',
    partial_loss: 'Kehilangan sebagian',
    swapped_contents: 'Isi tertukar',
    late: 'Keterlambatan',
    delivered_not_received: 'Terkirim tetapi tidak diterima',
    cod_dispute: 'Sengketa COD',
    return_breach: 'Pelanggaran retur',
  },
  en: {
    loss: 'Loss',
    damage: 'Damage',
    partial_loss: 'Partial loss',
    swapped_contents: 'Swapped contents',
    late: 'Late delivery',
    delivered_not_received: 'Delivered but not received',
    cod_dispute: 'COD dispute',
    return_breach: 'Return breach',
  },
};

export const claimTypeWord = (type: string, locale: Locale): string =>
  Object.hasOwn(claimTypeWords[locale], type) ? claimTypeWords[locale][type as ClaimType] : type;

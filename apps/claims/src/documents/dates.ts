import { DateTime } from 'luxon';

export type Locale = 'id' | 'en';

const HOME = 'Asia/Jakarta';

/** `Jumat, 27 November 2026` where the operator is at home. */
export const longDate = (iso: string, locale: Locale): string =>
  DateTime.fromISO(iso, { zone: HOME, locale }).toFormat('cccc, d LLLL yyyy');

/** `10.05 WIB`, `10:05 WIB`. */
export const clockTime = (iso: string, locale: Locale): string =>
  `${DateTime.fromISO(iso, { zone: HOME }).toFormat(locale === 'id' ? 'HH.mm' : 'HH:mm')} WIB`;

export const dateTime = (iso: string, locale: Locale): string =>
  `${DateTime.fromISO(iso, { zone: HOME, locale }).toFormat('d LLLL yyyy')}, ${clockTime(iso, locale)}`;

import type { ClaimType, ClockName, Locale, RemedyKind, SubReason } from '@tuntas/contracts';
import { formatMoney, type Money } from '@tuntas/kernel';

/** Codes, amounts and dates as a reader expects them. */
export interface Words {
  money(value: Money): string;
  date(iso: string): string;
  dateTime(iso: string): string;
  claimType(type: ClaimType): string;
  remedy(kind: RemedyKind): string;
  clock(name: string): string;
  subReason(reason: SubReason): string;
  evidence(kind: string): string;
  reason(code: string): string;
  list(items: readonly string[]): string;
  /** With a capital, to stand alone. */
  alone(text: string): string;
}

/** The dictionary of one language. Evidence kinds and reason codes are open lists; a new one reads as its code. */
export interface Dictionary {
  readonly claimTypes: Record<ClaimType, string>;
  readonly remedies: Record<RemedyKind, string>;
  readonly clocks: Record<ClockName, string>;
  readonly subReasons: Record<SubReason, string>;
  readonly evidence: Readonly<Record<string, string>>;
  readonly reasons: Readonly<Record<string, string>>;
}

/** Names that Indonesians use; Intl says GMT+7 in English. */
const zoneNames: Readonly<Record<string, string>> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Pontianak': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
};

const readable = (code: string): string => code.replaceAll(/[_.]+/g, ' ');

const languageTags: Record<Locale, string> = { id: 'id-ID', en: 'en-GB' };

export function wordsOf(locale: Locale, dictionary: Dictionary, zone = 'Asia/Jakarta'): Words {
  const tag = languageTags[locale];
  const day = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: zone });
  const hour = new Intl.DateTimeFormat(tag, { timeStyle: 'short', timeZone: zone });
  const date = (iso: string): string => day.format(new Date(iso));
  return {
    money: (value) => formatMoney(value, locale),
    date,
    dateTime: (iso) => `${date(iso)}, ${hour.format(new Date(iso))} ${zoneNames[zone] ?? zone}`,
    claimType: (type) => dictionary.claimTypes[type],
    remedy: (kind) => dictionary.remedies[kind],
    // A clock that this version has no word for is named as it is.
    clock: (name) => (dictionary.clocks as Readonly<Record<string, string>>)[name] ?? readable(name),
    subReason: (reason) => dictionary.subReasons[reason],
    evidence: (kind) => dictionary.evidence[kind] ?? readable(kind),
    reason: (code) => dictionary.reasons[code] ?? readable(code),
    alone: (text) => text.charAt(0).toLocaleUpperCase(tag) + text.slice(1),
    list: (items) => new Intl.ListFormat(tag, { type: 'conjunction' }).format(items),
  };
}

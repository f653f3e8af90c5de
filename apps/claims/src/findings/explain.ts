import { reasonCodes } from '../claims/reason-codes';
import catalogue from './catalogue.json';
import words from './words.json';

export interface BothLanguages {
  readonly id: string;
  readonly en: string;
}
interface Entry {
  readonly title: BothLanguages;
  readonly explanation: BothLanguages;
}

const entries: Readonly<Record<string, Entry>> = catalogue;
const named: Readonly<Record<string, BothLanguages>> = {
  ...Object.fromEntries(
    reasonCodes.map(({ code, id, en }) => [code, { id: inSentence(id), en: inSentence(en) }]),
  ),
  ...words,
};
const locales = ['id', 'en'] as const;

/** A finding in words, in both languages; its numbers come from its details. A kind without words is named as it is. */
export function explain(kind: string, details: Readonly<Record<string, unknown>>): Entry {
  const entry = entries[kind];
  if (!entry) return { title: { id: kind, en: kind }, explanation: { id: kind, en: kind } };
  const [id, en] = locales.map((locale) =>
    entry.explanation[locale]
      // What stands in brackets is said only where its detail is known.
      .replace(/\[(.*?\{(\w+)\}.*?)\]/g, (_all, part: string, name: string) => (details[name] ? part : ''))
      .replace(/\{(\w+)\}/g, (_all, name: string) => shown(details[name], locale)),
  ) as [string, string];
  return { title: entry.title, explanation: { id, en } };
}

function inSentence(title: string): string {
  return title.charAt(0).toLowerCase() + title.slice(1);
}

const isoMoment = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/;

function shown(value: unknown, locale: (typeof locales)[number]): string {
  if (Array.isArray(value)) return value.map((each) => shown(each, locale)).join(', ');
  if (typeof value === 'number') return new Intl.NumberFormat(locale).format(value);
  if (typeof value !== 'string') return '–';
  if (!isoMoment.test(value)) return named[value]?.[locale] ?? value;
  return new Intl.DateTimeFormat(locale === 'id' ? 'id-ID' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Asia/Jakarta',
  }).format(new Date(value));
}

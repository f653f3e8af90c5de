import type { Locale } from '@tuntas/contracts';
import { english } from './en';
import { indonesian } from './id';
import type { Links } from './links';
import type { Language, Letter, Reading, TemplateName } from './template';
import { type Words, wordsOf } from './words';

const languages: Record<Locale, Language> = { id: indonesian, en: english };

export const hasTemplate = (locale: Locale, name: string): boolean =>
  Object.hasOwn(languages[locale].templates, name);

/** Every template of either language. */
export const templateNames = [
  ...new Set(Object.values(languages).flatMap(({ templates }) => Object.keys(templates))),
] as TemplateName[];

/** What is known of the case and the parcel; what is not reads as a dash. */
export interface Subject {
  readonly claimNumber: string | null;
  readonly waybill: string | null;
  readonly carrier: string | null;
}

/** The text of `template` for a reader of `locale`; `facts` are those it was planned with. */
export function letterOf(
  template: TemplateName,
  facts: object,
  { locale, subject, links, zone }: { locale: Locale; subject: Subject; links: Links; zone?: string },
): Letter {
  const { templates } = languages[locale];
  const { number }: { number?: string } = facts;
  const reading: Reading = {
    locale,
    claimNumber: number ?? subject.claimNumber ?? '–',
    waybill: subject.waybill ?? '–',
    carrier: subject.carrier ?? '–',
    links,
    words: knownWords(locale, zone),
  };
  // Facts were stored as the rule's event had them; which template takes which is checked where rules are written.
  const write = templates[template] as (facts: object, reading: Reading) => Letter;
  return write(facts, reading);
}

const made = new Map<string, Words>();

/** Intl formats cost more to make than to use. */
function knownWords(locale: Locale, zone?: string): Words {
  const key = `${locale} ${zone ?? ''}`;
  const words = made.get(key) ?? wordsOf(locale, languages[locale].dictionary, zone);
  made.set(key, words);
  return words;
}

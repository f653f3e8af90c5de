import i18next, { type BackendModule, type ReadCallback } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { shell as shellInEnglish } from './en/shell';
import { ui as uiInEnglish } from './en/ui';
import { shell as shellInIndonesian } from './id/shell';
import { ui as uiInIndonesian } from './id/ui';
import { browserLanguage, chosenLanguage, type Language, languages, rememberLanguage } from './languages';

// A dictionary per area and language, fetched when the area is opened.
const dictionaries = import.meta.glob<Record<string, object>>('./{en,id}/*.ts');

const fetched: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read(language: string, area: string, done: ReadCallback) {
    const load = dictionaries[`./${language}/${area}.ts`];
    if (!load) return done(new Error(`no dictionary ${language}/${area}`), false);
    load().then(
      (dictionary) => done(null, dictionary[area] ?? false),
      (error: Error) => done(error, true),
    );
  },
};

const showLanguage = (language: string): void => {
  document.documentElement.lang = language;
};

i18next.on('languageChanged', showLanguage);

export const i18nReady = i18next
  .use(fetched)
  .use(initReactI18next)
  .init({
    lng: chosenLanguage() ?? browserLanguage(),
    supportedLngs: languages,
    fallbackLng: false,
    ns: ['shell', 'ui'],
    defaultNS: 'shell',
    partialBundledLanguages: true,
    resources: {
      en: { shell: shellInEnglish, ui: uiInEnglish },
      id: { shell: shellInIndonesian, ui: uiInIndonesian },
    },
    interpolation: { escapeValue: false },
  });

export const i18n = i18next;

export const currentLanguage = (): Language => (i18next.resolvedLanguage === 'en' ? 'en' : 'id');

/** Changes the language everywhere and remembers it for this browser. */
export async function chooseLanguage(language: Language): Promise<void> {
  rememberLanguage(language);
  await i18next.changeLanguage(language);
}

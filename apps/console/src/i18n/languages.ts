export const languages = ['id', 'en'] as const;
export type Language = (typeof languages)[number];

const stored = 'tuntas.language';

export const isLanguage = (text: unknown): text is Language => text === 'id' || text === 'en';

/** What this browser chose last; null when nobody has chosen here. */
export const chosenLanguage = (): Language | null => {
  const text = localStorage.getItem(stored);
  return isLanguage(text) ? text : null;
};

export const rememberLanguage = (language: Language): void => localStorage.setItem(stored, language);

export const browserLanguage = (): Language => (/^(id|ms)/i.test(navigator.language) ? 'id' : 'en');

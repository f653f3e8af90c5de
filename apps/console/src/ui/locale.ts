import { useTranslation } from 'react-i18next';
import type { Language } from '../i18n/languages';

const locales: Record<Language, string> = { id: 'id-ID', en: 'en-GB' };

/** The locale for numbers and dates in the reader's language. */
export function useLocale(): string {
  const { i18n } = useTranslation();
  return i18n.resolvedLanguage === 'en' ? locales.en : locales.id;
}

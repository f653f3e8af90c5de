import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../i18n/i18n';

/** Says what a rule lacks to work out an amount, in words; a fact that came later than its words by its name. */
export function useFactText(): (name: string) => string {
  const { i18n } = useTranslation('ui');
  const language = currentLanguage();
  return (name) => {
    const key = `facts.${name}`;
    return i18n.exists(key, { ns: 'ui' }) ? String(i18n.getResource(language, 'ui', key)) : name;
  };
}

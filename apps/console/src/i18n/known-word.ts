import { currentLanguage, i18n } from './i18n';

/** The word for what a service says, such as a kind of paper; what has no word here is shown as it is. */
export function knownWord(area: string, key: string, otherwise: string): string {
  const text: unknown = i18n.getResource(currentLanguage(), area, key);
  return typeof text === 'string' ? text : otherwise;
}

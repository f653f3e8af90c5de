import { isEventType, locales } from '@tuntas/contracts';
import { hasTemplate, templateNames } from '../templates/render';
import { followUpRules, rules } from './rules';

/** Refuses to start with a rule for an event nobody says, or with a text that one of the languages lacks. */
export function checkRules(): void {
  const unknown = Object.keys(rules).filter((type) => !isEventType(type));
  if (unknown.length > 0) throw new Error(`Rules name unknown events: ${unknown.join(', ')}`);
  const named = [...Object.values(rules), ...Object.values(followUpRules)]
    .flatMap((applied) => applied.map(({ template }): unknown => template))
    .filter((template) => typeof template === 'string');
  const missing = locales.flatMap((locale) =>
    [...new Set([...named, ...templateNames])]
      .filter((name) => !hasTemplate(locale, name))
      .map((name) => `${locale}/${name}`),
  );
  if (missing.length > 0) throw new Error(`Templates are missing: ${missing.join(', ')}`);
}

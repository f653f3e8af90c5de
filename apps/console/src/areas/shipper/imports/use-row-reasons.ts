import { useTranslation } from 'react-i18next';
import type { ImportRow } from './import-state';

/** What is wrong with a row, or would be noticed about its claim, in the reader's language as far as there are words. */
export function useRowReasons(): (row: ImportRow) => string {
  const { t, i18n } = useTranslation(['shipper', 'problems']);
  const known = (namespace: string, key: string, otherwise: string): string => {
    const text: unknown = i18n.getResource(i18n.resolvedLanguage ?? 'id', namespace, key);
    return typeof text === 'string' ? text : otherwise;
  };
  // Of a field that does not fit, the service says more than "correct it".
  const why = ({ code, message }: ImportRow['errors'][number]) =>
    code && code !== 'validation.failed' ? known('problems', code, message) : message;
  return ({ errors, sameAsRow, warnings }) =>
    [
      ...errors.map((error) => `${error.field}: ${why(error)}`),
      ...(sameAsRow === null ? [] : [t('imports.sameAs', { row: sameAsRow })]),
      ...warnings.map((kind) => known('shipper', `imports.warnings.${kind}`, kind)),
    ].join('; ');
}

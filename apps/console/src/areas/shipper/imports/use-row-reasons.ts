import { useTranslation } from 'react-i18next';
import { knownWord } from '../../../i18n/known-word';
import type { ImportRow } from './import-state';

/** What is wrong with a row, or would be noticed about its claim, in the reader's language as far as there are words. */
export function useRowReasons(): (row: ImportRow) => string {
  const { t } = useTranslation(['shipper', 'problems']);
  // Of a field that does not fit, the service says more than "correct it".
  const why = ({ code, message }: ImportRow['errors'][number]) =>
    code && code !== 'validation.failed' ? knownWord('problems', code, message) : message;
  return ({ errors, sameAsRow, warnings }) =>
    [
      ...errors.map((error) => `${error.field}: ${why(error)}`),
      ...(sameAsRow === null ? [] : [t('imports.sameAs', { row: sameAsRow })]),
      ...warnings.map((kind) => knownWord('shipper', `imports.warnings.${kind}`, kind)),
    ].join('; ');
}

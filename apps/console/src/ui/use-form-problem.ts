import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem';

/** Maps the `errors[].field` of a problem to inputs: `error={wrong('lines.0.quantity')}`. */
export function useFormProblem(error: unknown): (field: string) => string | undefined {
  const { t, i18n } = useTranslation('ui');
  const errors = error instanceof ApiProblem ? error.body.errors : [];
  return (field) => {
    const found = errors.find((candidate) => candidate.field === field);
    if (!found) return undefined;
    // The services name what is wrong in English.
    return i18n.resolvedLanguage === 'en' ? found.message : t('problem.field');
  };
}

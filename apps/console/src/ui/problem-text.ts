import { useTranslation } from 'react-i18next';
import type { ApiProblem } from '../api/problem';

interface ProblemText {
  /** What to do, in the reader's language. */
  readonly text: string;
  /** Below it, for whoever asks for help. */
  readonly requestId: string;
}

type StatusText =
  'offline' | 'forbidden' | 'missing' | 'conflict' | 'invalid' | 'tooMany' | 'unavailable' | 'ours';

const statusText = (status: number): StatusText => {
  if (status === 0) return 'offline';
  if (status === 401 || status === 403) return 'forbidden';
  if (status === 404) return 'missing';
  if (status === 409 || status === 412) return 'conflict';
  if (status === 429) return 'tooMany';
  if (status >= 502) return 'unavailable';
  return status >= 500 ? 'ours' : 'invalid';
};

/** Turns a problem into what to do: by its code, else by its status; English readers get the service's own words. */
export function useProblemText(): (problem: ApiProblem) => ProblemText {
  const { t, i18n } = useTranslation(['ui', 'problems']);
  return (problem) => {
    const language = i18n.resolvedLanguage ?? 'en';
    const own: unknown = i18n.getResource(language, 'problems', problem.code);
    const filled = (text: string) =>
      i18n.services.interpolator.interpolate(text, problem.body.details, language, {});
    const said = language === 'en' && problem.status < 500 && problem.body.detail !== '';
    const text =
      typeof own === 'string'
        ? filled(own)
        : said
          ? problem.body.detail
          : t(`problem.byStatus.${statusText(problem.status)}`);
    return { text, requestId: problem.body.requestId };
  };
}

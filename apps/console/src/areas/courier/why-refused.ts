import { useTranslation } from 'react-i18next';
import type { Problem, StoredReport } from '../../offline/report';

type Why = 'unknown' | 'role' | 'photos' | 'signatures' | 'when' | 'tooLarge' | 'other';

const byField: readonly (readonly [prefix: string, why: Why])[] = [
  ['photos', 'photos'],
  ['signatures', 'signatures'],
  ['occurredAt', 'when'],
];

export function whyRefused({ status, code, fields }: Problem): Why {
  if (code === 'shipment.unknown') return 'unknown';
  if (status === 403) return 'role';
  if (status === 413) return 'tooLarge';
  return byField.find(([prefix]) => fields.some((field) => field.startsWith(prefix)))?.[1] ?? 'other';
}

/** What to do about a report that the server did not take. */
export function useWhyRefused({ problem, report: { waybill } }: StoredReport): string {
  const { t } = useTranslation('courier');
  const why = problem ? whyRefused(problem) : 'other';
  return t(`sent.why.${why}`, { waybill, code: problem?.code ?? '' });
}

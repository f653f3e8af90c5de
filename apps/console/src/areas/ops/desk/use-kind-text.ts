import { useTranslation } from 'react-i18next';
import { evidenceKinds } from './words';

const isKnown = (kind: string): kind is (typeof evidenceKinds)[number] =>
  (evidenceKinds as readonly string[]).includes(kind);

/** What a kind of evidence is called. */
export function useKindText(): (kind: string) => string {
  const { t } = useTranslation('ops');
  return (kind) => (isKnown(kind) ? t(`evidence.kind.${kind}`) : kind.replaceAll('_', ' '));
}

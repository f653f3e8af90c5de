import { useTranslation } from 'react-i18next';

interface PackWords {
  readonly paper: (kind: string) => string;
  readonly party: (name: string) => string;
  /** A field of a pack that the carrier's terms say nothing about, such as `claims.loss.closes`. */
  readonly gap: (field: string) => string;
}

/** What a pack speaks of, in the reader's language; what has no word here is shown as it is. */
export function usePackWords(): PackWords {
  const { t, i18n } = useTranslation(['admin', 'ui']);
  const known = (namespace: string, key: string, otherwise: string): string => {
    const text: unknown = i18n.getResource(i18n.resolvedLanguage ?? 'id', namespace, key);
    return typeof text === 'string' ? text : otherwise;
  };
  const gap = (field: string): string => {
    const [first = '', second = '', third] = field.split('.');
    if (first !== 'claims') return known('admin', `packs.gaps.${field.replace('.', '_')}`, field);
    const type = known('ui', `claimType.${second}`, second);
    return third === 'closes' ? `${type}: ${t('packs.closes')}` : type;
  };
  return {
    paper: (kind) => known('admin', `packs.paper.${kind}`, kind),
    party: (name) => known('admin', `packs.party.${name}`, name),
    gap,
  };
}

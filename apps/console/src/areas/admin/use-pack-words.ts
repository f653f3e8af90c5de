import { useTranslation } from 'react-i18next';
import { knownWord } from '../../i18n/known-word';

interface PackWords {
  readonly paper: (kind: string) => string;
  readonly party: (name: string) => string;
  /** A field of a pack that the carrier's terms say nothing about, such as `claims.loss.closes`. */
  readonly gap: (field: string) => string;
}

/** What a pack speaks of, in the reader's language; what has no word here is shown as it is. */
export function usePackWords(): PackWords {
  const { t } = useTranslation(['admin', 'ui']);
  const gap = (field: string): string => {
    const [first = '', second = '', third] = field.split('.');
    if (first !== 'claims') return knownWord('admin', `packs.gaps.${field.replace('.', '_')}`, field);
    const type = knownWord('ui', `claimType.${second}`, second);
    return third === 'closes' ? `${type}: ${t('packs.closes')}` : type;
  };
  return {
    paper: (kind) => knownWord('admin', `packs.paper.${kind}`, kind),
    party: (name) => knownWord('admin', `packs.party.${name}`, name),
    gap,
  };
}

import { useTranslation } from 'react-i18next';
import { useNames } from '../../../api/names';
import { usePerson } from '../../../session/session';

type Id = string | null | undefined;

/** What people are called, by id, as one of the desk says it. */
export function usePeopleNames(ids: readonly Id[]): (id: Id) => string {
  const { t } = useTranslation('ops');
  const me = usePerson();
  const name = useNames(ids);
  return (id) => {
    if (!id) return t('nobody');
    if (id === me.personId) return t('me');
    return name(id);
  };
}

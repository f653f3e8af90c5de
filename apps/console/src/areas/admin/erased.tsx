import { useTranslation } from 'react-i18next';
import { ToneBadge } from '../../ui/tone-badge';

/** What became of an erasure, once it is known. */
export function Erased({ answer }: { readonly answer: { readonly erased: boolean } | undefined }) {
  const { t } = useTranslation('admin');
  return (
    <span role="status">
      {answer && (
        <ToneBadge tone={answer.erased ? 'done' : 'still'}>
          {t(answer.erased ? 'erasure.erased' : 'erasure.nobody')}
        </ToneBadge>
      )}
    </span>
  );
}

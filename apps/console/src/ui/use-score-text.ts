import { useTranslation } from 'react-i18next';
import { scoreOf } from './scores';

/** An answer in words, on its scale: `4 of 5: Good`. */
export function useScoreText(): (score: number) => string {
  const { t } = useTranslation('ui');
  return (score) => {
    const given = scoreOf(score);
    return given ? t('scale', { score, word: t(`score.${given.name}`) }) : String(score);
  };
}

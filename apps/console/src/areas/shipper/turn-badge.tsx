import { useTranslation } from 'react-i18next';
import { ClockBadge } from '../../ui/clock-badge';
import { ToneBadge } from '../../ui/tone-badge';
import { type Turn, turnOf } from './next-actor';
import classes from './shipper.module.css';

type Facts = Parameters<typeof turnOf>[0];

const useTurnText = () => {
  const { t } = useTranslation('shipper');
  return ({ who, what }: Turn): string => {
    if (what === 'appeal') return t('who.appeal');
    return who === 'you' ? `${t('who.you')}: ${t(`who.${what}`)}` : `${t(`who.${who}`)} ${t(`who.${what}`)}`;
  };
};

/** Whose turn it is, and their clock. */
export function TurnBadge({ claim }: { claim: Facts }) {
  const text = useTurnText();
  const turn = turnOf(claim);
  if (!turn) return <span aria-hidden>–</span>;
  return (
    <span className={classes.turn}>
      <ToneBadge tone={turn.who === 'you' ? 'waits' : 'still'}>{text(turn)}</ToneBadge>
      <ClockBadge dueAt={turn.by} />
    </span>
  );
}

import { useTranslation } from 'react-i18next';
import { Money } from '../../../ui/money';
import type { ClaimRow } from '../claim';
import classes from '../shipper.module.css';

/** What was approved and has not arrived, by currency. */
function comingIn(claims: readonly ClaimRow[]): [string, number][] {
  const sums = new Map<string, number>();
  for (const { stage, approvedAmount, paidAmount, currency } of claims) {
    if ((stage !== 'decided' && stage !== 'settling') || !approvedAmount) continue;
    sums.set(currency, (sums.get(currency) ?? 0) + approvedAmount - (paidAmount ?? 0));
  }
  return [...sums];
}

interface Props {
  /** How many wait for the shipper. */
  readonly yours: number;
  readonly others: readonly ClaimRow[];
  /** There are more than were read. */
  readonly more: boolean;
}

/** The three figures a shipper looks for first; with more claims than were read they are at least that. */
export function Figures({ yours, others, more }: Props) {
  const { t } = useTranslation('shipper');
  const coming = comingIn(others);
  const atLeast = more ? '+' : '';
  return (
    <dl className={classes.figures}>
      <div className={classes.figure} data-waits={yours > 0 || undefined}>
        <dt>{t('home.waits')}</dt>
        <dd>{yours}</dd>
      </div>
      <div className={classes.figure}>
        <dt>{t('home.withUs')}</dt>
        <dd>
          {others.length}
          {atLeast}
        </dd>
      </div>
      <div className={classes.figure}>
        <dt>{t('home.money')}</dt>
        {coming.length === 0 && <dd>–</dd>}
        {coming.map(([currency, amount]) => (
          <dd key={currency}>
            <Money amount={amount} currency={currency} />
            {atLeast}
          </dd>
        ))}
      </div>
    </dl>
  );
}

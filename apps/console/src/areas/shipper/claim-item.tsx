import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { StageBadge } from '../../ui/case-badges';
import { Money } from '../../ui/money';
import type { ClaimRow } from './claim';
import classes from './shipper.module.css';
import { TurnBadge } from './turn-badge';

/** A claim in two lines, where a table has no room. */
export function ClaimItem({ claim }: { claim: ClaimRow }) {
  const { t } = useTranslation('ui');
  const { id, number, stage, type, waybill, claimedAmount, approvedAmount, currency } = claim;
  return (
    <>
      <div className={classes.row}>
        <Anchor component={Link} to={`/shipper/claims/${id}`} className={classes.number}>
          {number}
        </Anchor>
        <StageBadge stage={stage} />
      </div>
      <div className={classes.row}>
        <span className={classes.quiet}>
          {t(`claimType.${type}`)} · {waybill}
        </span>
        <Money amount={approvedAmount ?? claimedAmount} currency={currency} fw={600} size="sm" />
      </div>
      <div className={classes.row}>
        <TurnBadge claim={claim} />
      </div>
    </>
  );
}

import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DecisionBadge, StageBadge } from '../../../ui/case-badges';
import type { Column } from '../../../ui/data-table';
import { Money } from '../../../ui/money';
import { When } from '../../../ui/when';
import type { ClaimRow } from '../claim';
import classes from '../shipper.module.css';
import { TurnBadge } from '../turn-badge';

export function useClaimColumns(): Column<ClaimRow>[] {
  const { t } = useTranslation('shipper');
  const { t: ui } = useTranslation('ui');
  return [
    {
      id: 'number',
      header: t('claims.number'),
      sort: 'number',
      cell: ({ id, number }) => (
        <Anchor component={Link} to={`/shipper/claims/${id}`} className={classes.number} size="sm">
          {number}
        </Anchor>
      ),
    },
    { id: 'waybill', header: t('claims.waybill'), cell: ({ waybill }) => waybill },
    { id: 'type', header: t('claims.type'), cell: ({ type }) => ui(`claimType.${type}`) },
    { id: 'stage', header: t('claims.stage'), cell: ({ stage }) => <StageBadge stage={stage} /> },
    {
      id: 'decision',
      header: t('claims.decision'),
      hidden: true,
      cell: ({ decision }) => <DecisionBadge decision={decision} />,
    },
    { id: 'next', header: t('claims.next'), cell: (claim) => <TurnBadge claim={claim} /> },
    {
      id: 'asked',
      header: t('claims.asked'),
      align: 'end',
      cell: ({ claimedAmount, currency }) => <Money amount={claimedAmount} currency={currency} />,
    },
    {
      id: 'approved',
      header: t('claims.approved'),
      align: 'end',
      cell: ({ approvedAmount, currency }) => <Money amount={approvedAmount} currency={currency} />,
    },
    {
      id: 'filed',
      header: t('claims.filed'),
      sort: 'filedAt',
      cell: ({ filedAt }) => <When at={filedAt} />,
    },
  ];
}

import { Alert, Anchor, Stack } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { formatMoney } from '@tuntas/kernel';
import { useNames } from '../../api/names';
import { apiQuery } from '../../api/query';
import { Facts } from '../../ui/facts';
import { useLocale } from '../../ui/locale';
import { Money } from '../../ui/money';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { QueryState } from '../../ui/query-state';
import { When } from '../../ui/when';
import { ApproveButton } from './approve-button';
import { PayoutActions } from './payout-actions';
import { PayoutStory } from './payout-story';
import { type Payout, PayoutBadge } from './payout-words';
import { PayoutRecoveries } from './payout-recoveries';

export function Component() {
  const { t } = useTranslation('finance');
  const { id = '' } = useParams();
  const query = useQuery(apiQuery('/api/payouts/{id}', { params: { path: { id } } }));
  const back = (
    <Anchor component={Link} to="/finance/payouts">
      {t('payout.back')}
    </Anchor>
  );
  return (
    <QueryState of={query} header={<PageHeader title={t('payout.heading')} back={back} />}>
      {(payout) => <PayoutView payout={payout} back={back} />}
    </QueryState>
  );
}

function PayoutView({ payout, back }: { readonly payout: Payout; readonly back: ReactNode }) {
  const { t } = useTranslation('finance');
  const name = useNames(
    [payout.decidedBy, payout.firstApprovedBy, payout.approval?.by, payout.rejectedBy],
    [payout.organisationId],
  );
  const locale = useLocale();
  const by = (id: string | null | undefined) => (id === 'rule' ? t('payout.byRule') : name(id));
  return (
    <>
      <PageHeader
        back={back}
        title={payout.claimNumber}
        beside={<PayoutBadge state={payout.state} />}
        lead={<Money {...payout.amount} fw={700} fz="xl" c="var(--tn-ink)" />}
        actions={<PayoutActions payout={payout} />}
      />
      <Stack gap="lg">
        {payout.state === 'awaiting_approval' && (
          <Alert color="soga" icon={<IconInfoCircle aria-hidden />} title={t('payout.waits')}>
            <Stack gap="sm" align="flex-start">
              {t('approvals.lead')}
              <ApproveButton payout={payout} />
            </Stack>
          </Alert>
        )}
        {payout.blocker && (
          <Alert
            color="soga"
            icon={<IconInfoCircle aria-hidden />}
            title={t(payout.blocker === 'parcel_found' ? 'payout.parcelFound' : 'payout.noAccount')}
          />
        )}
        <Panel title={t('payout.facts')}>
          <Facts
            facts={[
              {
                label: t('payout.claim'),
                value: (
                  <Anchor component={Link} to={`/ops/claims/${payout.claimId}`}>
                    {payout.claimNumber}
                  </Anchor>
                ),
              },
              { label: t('payouts.to'), value: name(payout.organisationId) },
              {
                label: t('payout.account'),
                value: payout.payee
                  ? `${payout.payee.bankCode} ${payout.payee.accountNumber}, ${payout.payee.holder}`
                  : '–',
              },
              { label: t('payouts.method'), value: t(`methods.${payout.method}`) },
              { label: t('payouts.decidedBy'), value: by(payout.decidedBy) },
              payout.netted.length > 0 && {
                label: t('payout.netted'),
                value: payout.netted
                  .map(({ claimNumber, amount }) =>
                    t('payout.nettedText', { amount: formatMoney(amount, locale), claim: claimNumber }),
                  )
                  .join('; '),
              },
              payout.follows !== null && {
                label: t('payout.follows'),
                value: (
                  <Anchor component={Link} to={`/finance/payouts/${payout.follows}`}>
                    {t('payout.followsText')}
                  </Anchor>
                ),
              },
              payout.firstApprovedBy !== null && {
                label: t('payout.firstApprovedBy'),
                value: by(payout.firstApprovedBy),
              },
              payout.approval && {
                label: t('payout.approvedBy'),
                value: (
                  <>
                    {by(payout.approval.by)}, <When at={payout.approval.at} />
                  </>
                ),
              },
              payout.rejectedBy !== null && { label: t('payout.rejectedBy'), value: by(payout.rejectedBy) },
              payout.reasonCode !== null && {
                label: t('payout.reason'),
                value: t(`reasons.${payout.reasonCode}` as 'reasons.other', {
                  defaultValue: payout.reasonCode.replaceAll('_', ' '),
                }),
              },
              payout.bankReference !== null && {
                label: t('payouts.bankReference'),
                value: payout.bankReference,
              },
              payout.bankFile && {
                label: t('payout.file'),
                value: (
                  <Anchor component={Link} to={`/finance/bank-files/${payout.bankFile.id}`}>
                    {payout.bankFile.number}
                  </Anchor>
                ),
              },
              { label: t('payout.opened'), value: <When at={payout.createdAt} show="absolute" /> },
              payout.returnedAt !== null && {
                label: t('payout.cameBack'),
                value: <When at={payout.returnedAt} show="absolute" />,
              },
              payout.endedAt !== null && {
                label: t('payouts.ended'),
                value: <When at={payout.endedAt} show="absolute" />,
              },
            ]}
          />
        </Panel>
        <PayoutStory id={payout.id} />
        {payout.state === 'paid' && <PayoutRecoveries payout={payout} />}
      </Stack>
    </>
  );
}

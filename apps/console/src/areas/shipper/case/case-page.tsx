import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { apiQuery } from '../../../api/query';
import { DecisionBadge, SettlementBadge, StageBadge } from '../../../ui/case-badges';
import { PageHeader } from '../../../ui/page-header';
import { QueryState } from '../../../ui/query-state';
import type { Claim } from '../claim';
import shared from '../shipper.module.css';
import { Conversation } from './conversation';
import { EvidencePanel } from './evidence-panel';
import { MoneyPanel } from './money-panel';
import { NextStep } from './next-step';
import { ParcelPanel } from './parcel-panel';
import { Promises } from './promises';
import { ReportPanel } from './report-panel';
import { Story } from './story';

export function Component() {
  const { id = '' } = useParams();
  const query = useQuery(apiQuery('/api/claims/{id}', { params: { path: { id } } }));
  return <QueryState of={query}>{(claim) => <Case claim={claim} />}</QueryState>;
}

function Case({ claim }: { claim: Claim }) {
  const { t } = useTranslation('shipper');
  const { t: ui } = useTranslation('ui');
  const { number, type, waybill, carrier, stage, decision, settlement, incidentId } = claim;
  return (
    <>
      <PageHeader
        title={number}
        back={
          <Anchor component={Link} to="/shipper/claims" size="sm">
            ← {t('case.back')}
          </Anchor>
        }
        lead={t('case.about', { type: ui(`claimType.${type}`), waybill, carrier: carrier.toUpperCase() })}
        beside={
          <>
            <StageBadge stage={stage} />
            {decision !== 'pending' && <DecisionBadge decision={decision} />}
            {settlement !== 'none' && <SettlementBadge settlement={settlement} />}
          </>
        }
      />
      <div className={shared.columns}>
        <div className={shared.stack}>
          <NextStep claim={claim} />
          <Story claim={claim} />
          <Conversation claim={claim} />
        </div>
        <div className={shared.stack}>
          <MoneyPanel claim={claim} />
          <EvidencePanel claim={claim} />
          <ParcelPanel claim={claim} />
          {incidentId && <ReportPanel incidentId={incidentId} />}
          <Promises claim={claim} />
        </div>
      </div>
    </>
  );
}

import { Anchor } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { apiQuery } from '../../../api/query';
import { hasRole } from '../../../session/person';
import { usePerson } from '../../../session/session';
import { DecisionBadge, SettlementBadge, StageBadge } from '../../../ui/case-badges';
import { PageHeader } from '../../../ui/page-header';
import { Panel } from '../../../ui/panel';
import { QueryState } from '../../../ui/query-state';
import { choiceField } from '../../../ui/search-state';
import { toast } from '../../../ui/toast';
import { useSearchState } from '../../../ui/use-search-state';
import { AwayNotice } from '../desk/away-notice';
import { KeysHelp, KeysHelpButton } from '../desk/keys-help';
import { NextCaseButton } from '../desk/next-case-button';
import { PriorityBadge } from '../desk/priority-badge';
import { queuePath } from '../desk/queue-memory';
import { RequestEvidence } from '../desk/request-evidence';
import { useAssign } from '../desk/use-assign';
import { useKeys } from '../desk/use-keys';
import { useNextCase } from '../desk/use-next-case';
import type { Claim } from '../desk/words';
import { CaseActions } from './case-actions';
import { CaseFacts } from './case-facts';
import { CaseTabs, caseTabs } from './case-tabs';
import classes from './case.module.css';
import { ClocksPanel } from './clocks-panel';
import { DecisionPanel } from './decision-panel';
import { Downloads } from './downloads';
import { FindingsPanel } from './findings-panel';
import { RulePanel } from './rule-panel';
import { SurveyPanel } from './survey-panel';

export function Component() {
  const { id = '' } = useParams();
  const { t } = useTranslation('ops');
  const query = useQuery(apiQuery('/api/claims/{id}', { params: { path: { id } } }));
  const back = (
    <Anchor component={Link} to={queuePath()} size="sm">
      ← {t('queue.title')}
    </Anchor>
  );
  return (
    <QueryState of={query} header={<PageHeader title={t('case.heading')} back={back} />}>
      {(claim) => <Case key={claim.id} claim={claim} back={back} />}
    </QueryState>
  );
}

/** Claimants are asked once it was decided, and again after an appeal. */
const wasDecided = ({ decision, settlement }: Claim): boolean =>
  decision !== 'pending' || settlement !== 'none';

const fields = { tab: choiceField(caseTabs, 'evidence') };

interface Props {
  readonly claim: Claim;
  readonly back: ReactNode;
}

function Case({ claim, back }: Props) {
  const { t } = useTranslation('ops');
  const me = usePerson();
  const navigate = useNavigate();
  const works = hasRole(me, ['agent', 'supervisor']);
  const [{ tab }, change] = useSearchState(fields);
  const { next, taking } = useNextCase();
  const assign = useAssign();
  const [asking, { open: ask, close: stopAsking }] = useDisclosure();
  const [help, { open: openHelp, close: closeHelp }] = useDisclosure();
  const mayAsk = works && claim.allowedActions.some(({ action }) => action === 'request_evidence');
  useKeys({
    '?': openHelp,
    '1': () => change({ tab: 'evidence' }),
    '2': () => change({ tab: 'messages' }),
    '3': () => change({ tab: 'complaints' }),
    '4': () => change({ tab: 'history' }),
    q: () => void navigate(queuePath()),
    ...(works ? { n: next, a: () => assign.mutate({ claim, assigneeId: me.personId }) } : {}),
    ...(mayAsk ? { r: ask } : {}),
  });
  const decided = (andNext: boolean) => {
    toast.done(t('decide.done', { number: claim.number }));
    if (andNext) next();
  };
  return (
    <>
      <PageHeader
        title={claim.number}
        back={back}
        beside={
          <>
            <StageBadge stage={claim.stage} />
            {claim.decision !== 'pending' && <DecisionBadge decision={claim.decision} />}
            {claim.settlement !== 'none' && <SettlementBadge settlement={claim.settlement} />}
            <PriorityBadge priority={claim.priority} />
          </>
        }
        actions={
          <>
            <KeysHelpButton onClick={openHelp} />
            <Downloads claim={claim} />
            {works && <CaseActions claim={claim} onRequest={ask} />}
            {works && <NextCaseButton taking={taking} onNext={next} />}
          </>
        }
      />
      {works && <AwayNotice />}
      <CaseFacts claim={claim} />
      <div className={classes.grid}>
        <div className={classes.column}>
          <Panel>
            <CaseTabs
              claim={claim}
              tab={tab}
              onTab={(next) => change({ tab: next })}
              onRequest={mayAsk ? ask : undefined}
            />
          </Panel>
          <div className={classes.last}>
            <ClocksPanel claimId={claim.id} mayExplain={works} />
          </div>
        </div>
        <div className={classes.column}>
          <RulePanel claim={claim} />
          <FindingsPanel findings={claim.findings} />
          <DecisionPanel claim={claim} onDecided={decided} />
          {wasDecided(claim) && hasRole(me, ['agent', 'supervisor', 'admin']) && (
            <SurveyPanel claimId={claim.id} />
          )}
        </div>
      </div>
      <RequestEvidence claim={claim} opened={asking} onClose={stopAsking} />
      <KeysHelp
        opened={help}
        onClose={closeHelp}
        keys={[
          ['n', t('keys.next')],
          ['a', t('keys.assign')],
          ['r', t('keys.request')],
          ['q', t('keys.queue')],
          ['1 2 3 4', t('keys.tabs')],
          ['← →', t('keys.files')],
          ['+ - 0', t('keys.zoom')],
          ['[ ]', t('keys.turn')],
          ['?', t('keys.help')],
        ]}
      />
    </>
  );
}

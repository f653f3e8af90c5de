import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { hasRole } from '../../../session/person';
import { usePerson } from '../../../session/session';
import { DecisionBadge } from '../../../ui/case-badges';
import { Money } from '../../../ui/money';
import { Panel } from '../../../ui/panel';
import { When } from '../../../ui/when';
import { usePeopleNames } from '../desk/use-names';
import type { Claim } from '../desk/words';
import classes from './case.module.css';
import { DecisionForm } from './decision-form';
import { useReasonText } from './use-reasons';

interface Props {
  readonly claim: Claim;
  readonly onDecided: (andNext: boolean) => void;
}

/** Amounts per line: to decide where it can be decided, else as it was. */
export function DecisionPanel({ claim, onDecided }: Props) {
  const { t } = useTranslation('ops');
  const me = usePerson();
  const mayDecide =
    hasRole(me, ['agent', 'supervisor']) && claim.allowedActions.some(({ action }) => action === 'decide');
  return (
    <Panel title={t('decide.title')}>
      {mayDecide ? (
        <DecisionForm key={claim.id} claim={claim} onDecided={onDecided} />
      ) : (
        <Lines claim={claim} />
      )}
      <Decisions claim={claim} />
    </Panel>
  );
}

function Lines({ claim: { lines, currency, claimedAmount, approvedAmount } }: { claim: Claim }) {
  const { t } = useTranslation('ops');
  return (
    <table className={classes.lines}>
      <thead>
        <tr>
          <th scope="col">{t('decide.line')}</th>
          <th scope="col" data-end>
            {t('decide.asked')}
          </th>
          <th scope="col" data-end>
            {t('decide.approved')}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <th scope="row">
              {line.quantity > 1 && `${line.quantity} × `}
              {line.description}
            </th>
            <td data-end>
              <Money amount={line.claimedAmount} currency={currency} />
            </td>
            <td data-end>
              <Money amount={line.approvedAmount} currency={currency} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('decide.total')}</th>
          <td data-end>
            <Money amount={claimedAmount} currency={currency} />
          </td>
          <td data-end>
            <Money amount={approvedAmount} currency={currency} />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

function Decisions({ claim }: { claim: Claim }) {
  const { t } = useTranslation('ops');
  const person = usePeopleNames(claim.decisions.map(({ decidedBy }) => decidedBy));
  const reason = useReasonText();
  return claim.decisions.map((decision) => (
    <div key={decision.decisionNo} className={classes.finding} style={{ marginTop: '1rem' }}>
      <DecisionBadge decision={decision.outcome} />{' '}
      <Text component="span" fw={650} size="sm">
        <Money amount={decision.approvedAmount} currency={claim.currency} />
      </Text>
      <Text size="sm" mt={4}>
        {reason(decision.reasonCode)}
        {decision.reasonText && `: ${decision.reasonText}`}
      </Text>
      <Text size="xs" c="dimmed" mt={4}>
        {decision.automaticRule
          ? t('decide.byRule', { rule: decision.automaticRule })
          : t('decide.by', { name: person(decision.decidedBy) })}{' '}
        · <When at={decision.decidedAt} show="both" />
      </Text>
    </div>
  ));
}

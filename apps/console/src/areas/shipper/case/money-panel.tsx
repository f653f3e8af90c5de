import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Money } from '../../../ui/money';
import { Panel } from '../../../ui/panel';
import type { Claim } from '../claim';
import classes from './case.module.css';
import { Remedies } from './remedies';
import { useReason } from './use-reason';

/** Asked, approved, paid; per item, with the reason and the rule of the last decision; and what is on its way. */
export function MoneyPanel({ claim }: { claim: Claim }) {
  const { t } = useTranslation('shipper');
  const reasonText = useReason();
  const { currency, claimedAmount, approvedAmount, paidAmount, lines, decisions } = claim;
  const decision = decisions.at(-1);
  const figures = [
    [t('case.asked'), claimedAmount],
    [t('case.approved'), approvedAmount],
    [t('case.paid'), paidAmount],
  ] as const;
  return (
    <Panel title={t('case.money')}>
      <dl className={classes.figures}>
        {figures.map(([name, amount]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <Money amount={amount} currency={currency} />
            </dd>
          </div>
        ))}
      </dl>
      {decision && (
        <Text size="sm" mb="md">
          <strong>{t('case.reason')}:</strong> {reasonText(decision)}
          {decision.ruleId && (
            <Text component="span" size="xs" c="dimmed" display="block">
              {t('case.rule')} {decision.ruleId}
            </Text>
          )}
        </Text>
      )}
      <Remedies claimId={claim.id} />
      <table className={classes.lines}>
        <thead>
          <tr>
            <th scope="col">{t('case.items')}</th>
            <th scope="col">{t('case.asked')}</th>
            <th scope="col">{t('case.approved')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <td>
                {line.quantity} × {line.description}
              </td>
              <td>
                <Money amount={line.claimedAmount} currency={currency} />
              </td>
              <td>
                <Money amount={line.approvedAmount} currency={currency} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

import { Anchor, Button, Group, NumberInput, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { answer, api } from '../../../api/client';
import type { Schemas } from '../../../api/paths';
import { DecisionBadge } from '../../../ui/case-badges';
import { useLocale } from '../../../ui/locale';
import { Money } from '../../../ui/money';
import { Panel } from '../../../ui/panel';
import { ProblemAlert } from '../../../ui/problem-alert';
import board from '../board/board.module.css';
import type { Rule } from './use-rule-moves';
import { useReasonText } from './use-reason-text';

type Result = Schemas['claims']['DryRunResultDto'];

/** What a rule would have approved of past cases, against what people decided. It decides nothing. */
export function DryRun({ rule }: { rule: Rule }) {
  const { t } = useTranslation('ops');
  const client = useQueryClient();
  const [days, setDays] = useState(90);
  const run = useMutation({
    mutationFn: () => answer(api.POST('/api/auto-approvals/dry-run', { body: { ruleId: rule.id, days } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['/api/auto-approvals'] }),
  });
  return (
    <Panel title={t('approvals.dryRun', { name: rule.name })} className={board.dryRun}>
      <Group align="end" mb="md">
        <NumberInput
          label={t('approvals.days')}
          min={1}
          max={730}
          w={160}
          value={days}
          onChange={(value) => setDays(typeof value === 'number' ? value : 90)}
        />
        <Button loading={run.isPending} onClick={() => run.mutate()}>
          {t('approvals.run')}
        </Button>
      </Group>
      <ProblemAlert error={run.error} />
      {run.data && <Outcome result={run.data} />}
    </Panel>
  );
}

function Outcome({ result }: { result: Result }) {
  const { t } = useTranslation('ops');
  const number = new Intl.NumberFormat(useLocale());
  const { agreement } = result;
  const reasonText = useReasonText();
  const tiles = [
    ['cases', result.cases],
    ['wouldApprove', result.wouldApprove],
    ['same', agreement.same],
    ['peopleApprovedLess', agreement.peopleApprovedLess],
    ['peopleRejected', agreement.peopleRejected],
    ['undecided', agreement.undecided],
  ] as const;
  return (
    <>
      <dl className={board.tiles} role="status">
        {tiles.map(([name, value]) => (
          <div key={name} className={board.tile}>
            <dd className={board.value}>{number.format(value)}</dd>
            <dt className={board.name}>{t(`approvals.result.${name}`)}</dt>
          </div>
        ))}
      </dl>
      {result.amounts.map(({ currency, byRule, byPeople }) => (
        <Text key={currency} size="sm" mb="sm">
          {t('approvals.byRule')} <Money amount={byRule} currency={currency} fw={650} /> ·{' '}
          {t('approvals.byPeople')} <Money amount={byPeople} currency={currency} fw={650} />
        </Text>
      ))}
      <Cases title={t('approvals.differences')} cases={result.differences} />
      <Cases title={t('approvals.examples')} cases={result.examples} />
      {result.leftToPeople.length > 0 && (
        <table className={board.table}>
          <caption>{t('approvals.left')}</caption>
          <tbody>
            {result.leftToPeople.map(({ reason, cases }) => (
              <tr key={reason}>
                <th scope="row">{reasonText(reason)}</th>
                <td data-end>{number.format(cases)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function Cases({ title, cases }: { title: string; cases: Result['examples'] }) {
  const { t } = useTranslation('ops');
  if (cases.length === 0) return null;
  return (
    <table className={board.table}>
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{t('queue.number')}</th>
          <th scope="col" data-end>
            {t('approvals.byRule')}
          </th>
          <th scope="col" data-end>
            {t('approvals.byPeople')}
          </th>
        </tr>
      </thead>
      <tbody>
        {cases.map(({ claimId, number, byRule, byPeople, outcome, currency }) => (
          <tr key={claimId}>
            <th scope="row">
              <Anchor component={Link} to={`/ops/claims/${claimId}`}>
                {number}
              </Anchor>
            </th>
            <td data-end>
              <Money amount={byRule} currency={currency} />
            </td>
            <td data-end>
              {outcome && <DecisionBadge decision={outcome} />}{' '}
              <Money amount={byPeople} currency={currency} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

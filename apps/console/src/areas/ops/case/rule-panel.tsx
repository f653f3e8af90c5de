import { Anchor, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../../i18n/i18n';
import { Money } from '../../../ui/money';
import { Panel } from '../../../ui/panel';
import { QueryState } from '../../../ui/query-state';
import { ToneBadge } from '../../../ui/tone-badge';
import { useFactText } from '../../../ui/use-fact-text';
import { absoluteText, When } from '../../../ui/when';
import { useLocale } from '../../../ui/locale';
import { useKindText } from '../desk/use-kind-text';
import { type Estimate, useEstimate } from '../desk/use-estimate';
import type { Claim } from '../desk/words';
import classes from './evidence.module.css';

/** What the rule of this parcel pays, how, and by which clause. */
export function RulePanel({ claim }: { claim: Claim }) {
  const { t } = useTranslation('ops');
  return (
    <Panel title={t('rule.title')}>
      <QueryState of={useEstimate(claim)}>
        {(estimate) => <Answer estimate={estimate} claim={claim} />}
      </QueryState>
    </Panel>
  );
}

function Answer({ estimate, claim }: { estimate: Estimate; claim: Claim }) {
  const fact = useFactText();
  const { t } = useTranslation('ops');
  const language = currentLanguage();
  const locale = useLocale();
  const kindText = useKindText();
  const { amount, calculation, clause, pack, effectiveFrom, source, sourceUrl } = estimate;
  const late = estimate.mayFileUntil !== null && estimate.mayFileUntil < claim.receivedAt;
  return (
    <>
      <Group gap="xs" align="baseline">
        <Text fz="1.5rem" fw={700} lh={1.2}>
          {amount ? <Money {...amount} /> : t('rule.noAmount')}
        </Text>
        {late && <ToneBadge tone="late">{t('rule.late')}</ToneBadge>}
        {estimate.entitled === false && <ToneBadge tone="late">{t('rule.notEntitled')}</ToneBadge>}
        {estimate.excludedBy && (
          <ToneBadge tone="late">{t('rule.excluded', { code: estimate.excludedBy })}</ToneBadge>
        )}
      </Group>
      <Text size="sm" mt={2}>
        {calculation[language]}
      </Text>
      {estimate.missing.length > 0 && (
        <Text size="sm" c="var(--tn-waits-ink)" mt={4}>
          {t('rule.missingFacts', { facts: estimate.missing.map(fact).join(', ') })}
        </Text>
      )}
      <dl className={classes.facts} style={{ fontSize: '0.85rem' }}>
        <dt>{t('rule.clause')}</dt>
        <dd>{clause ?? '–'}</dd>
        <dt>{t('rule.pack')}</dt>
        <dd>
          {pack ? `${pack.name[language]} · v${pack.version}` : '–'}
          {effectiveFrom && ` · ${t('rule.since', { day: absoluteText(effectiveFrom, locale, true) })}`}
          {source && (
            <>
              {' · '}
              {sourceUrl ? (
                <Anchor href={sourceUrl} target="_blank" rel="noreferrer" size="sm">
                  {source}
                </Anchor>
              ) : (
                source
              )}
            </>
          )}
        </dd>
        <dt>{t('rule.window')}</dt>
        <dd>
          <When at={estimate.mayFileFrom} show="date" />
          {' – '}
          {estimate.mayFileUntil ? <When at={estimate.mayFileUntil} show="date" /> : t('rule.open')}
        </dd>
        <dt>{t('rule.papers')}</dt>
        <dd>
          {estimate.missingPapers.length === 0
            ? t('rule.complete')
            : t('rule.missingPapers', { papers: estimate.missingPapers.map(kindText).join(', ') })}
        </dd>
      </dl>
    </>
  );
}

import { Alert, Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../../i18n/i18n';
import type { Got } from '../../../api/query';
import { useLocale } from '../../../ui/locale';
import { Money } from '../../../ui/money';
import { Panel } from '../../../ui/panel';
import { QueryState } from '../../../ui/query-state';
import { useFactText } from '../../../ui/use-fact-text';
import { absoluteText } from '../../../ui/when';
import type { EvidenceKind } from '../claim';
import type { ClaimDraft } from './draft';
import { EstimateWindow } from './estimate-window';
import classes from './file.module.css';
import { useEstimate } from './use-estimate';

export type Estimate = Got<'/api/incidents/{id}/claim-draft'>['estimate'];

interface Props {
  readonly draft: ClaimDraft;
  readonly currency: string;
  readonly kinds: readonly EvidenceKind[];
}

/** What it would pay, and why: before filing, by the rule that decides later. */
export function EstimateCard({ draft, currency, kinds }: Props) {
  const { t } = useTranslation('shipper');
  const query = useEstimate(draft, currency, kinds);
  return (
    <Panel title={t('estimate.title')} className={classes.estimate}>
      <div aria-live="polite">
        <QueryState of={query}>{(estimate) => <EstimateWords estimate={estimate} />}</QueryState>
      </div>
    </Panel>
  );
}

function EstimateWords({ estimate }: { estimate: Estimate }) {
  const { t } = useTranslation('shipper');
  const language = currentLanguage();
  const locale = useLocale();
  const { amount, missing, pack, clause, effectiveFrom, sourceUrl, notes, entitled } = estimate;
  const fact = useFactText();
  return (
    <>
      <p className={classes.amount}>{amount ? <Money {...amount} /> : t('estimate.none')}</p>
      {missing.length > 0 && (
        <Text size="sm" c="dimmed" mt={4}>
          {t('estimate.missing', { facts: missing.map(fact).join(', ') })}
        </Text>
      )}
      <EstimateWindow estimate={estimate} />
      {entitled === false && (
        <Alert color="soga" mt="sm">
          {t('estimate.notEntitled')}
        </Alert>
      )}
      <dl className={classes.facts} data-narrow>
        <dt>{t('estimate.formula')}</dt>
        <dd>{estimate.formulaText[language]}</dd>
        {amount && (
          <>
            <dt>{t('estimate.calculation')}</dt>
            <dd>{estimate.calculation[language]}</dd>
          </>
        )}
        {pack && (
          <>
            <dt>{t('estimate.clause')}</dt>
            <dd>
              {pack.name[language]}
              {clause ? ` · ${clause}` : ''}
              {effectiveFrom
                ? ` · ${t('estimate.since', { when: absoluteText(effectiveFrom, locale, true) })}`
                : ''}
            </dd>
          </>
        )}
        {sourceUrl && (
          <>
            <dt>{t('estimate.source')}</dt>
            <dd>
              <Anchor href={sourceUrl} target="_blank" rel="noreferrer" size="sm">
                {new URL(sourceUrl).host}
              </Anchor>
            </dd>
          </>
        )}
      </dl>
      {notes.map((note) => (
        <Text key={note.en} size="xs" c="dimmed" mt="xs">
          {note[language]}
        </Text>
      ))}
      <Text size="xs" c="dimmed" mt="sm">
        {t('estimate.promise')}
      </Text>
    </>
  );
}

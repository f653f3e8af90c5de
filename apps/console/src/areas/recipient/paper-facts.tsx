import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { When } from '../../ui/when';
import type { Verification } from './paper-page';
import classes from './recipient.module.css';

export function PaperFacts({ found: { facts, issuedAt, contentSha256 } }: { found: Verification }) {
  const { t } = useTranslation('recipient');
  const { t: ui } = useTranslation('ui');
  return (
    <dl className={classes.facts}>
      <dt>{t('paper.issued')}</dt>
      <dd>
        <When at={issuedAt} show="absolute" />
      </dd>
      {facts ? (
        <>
          <dt>{t('paper.happened')}</dt>
          <dd>
            <When at={facts.occurredAt} show="absolute" />
          </dd>
          <dt>{t('paper.type')}</dt>
          <dd>{ui(`claimType.${facts.type}`)}</dd>
          <dt>{t('paper.parcel')}</dt>
          <dd>
            {facts.carrier.toUpperCase()} {facts.waybill}
          </dd>
          <dt>{t('paper.findings')}</dt>
          <dd>{facts.findings}</dd>
          <dt>{t('paper.photos')}</dt>
          <dd>{facts.photos}</dd>
          <dt>{t('paper.signatories')}</dt>
          <dd>
            {facts.signatories.map(({ party, signed }) => (
              <div key={party}>
                {t(signed ? 'paper.signed' : 'paper.refused', { party: t(`paper.party.${party}`) })}
              </div>
            ))}
          </dd>
        </>
      ) : (
        <>
          <dt>{t('paper.type')}</dt>
          <dd>
            <Text>{t('paper.erased')}</Text>
          </dd>
        </>
      )}
      <dt>{t('paper.hash')}</dt>
      <dd className={classes.hash}>{contentSha256}</dd>
    </dl>
  );
}

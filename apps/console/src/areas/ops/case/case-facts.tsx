import { Anchor, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useNames } from '../../../api/names';
import { hasRole } from '../../../session/person';
import { usePerson } from '../../../session/session';
import { Money } from '../../../ui/money';
import { When } from '../../../ui/when';
import { usePeopleNames } from '../desk/use-names';
import type { Claim } from '../desk/words';
import classes from './case.module.css';
import { IncidentRecord } from './incident-record';

/** Whose parcel, what happened, what is asked for: in one strip. */
export function CaseFacts({ claim }: { claim: Claim }) {
  const { t } = useTranslation('ops');
  const { t: ui } = useTranslation('ui');
  const organisation = useNames([], [claim.organisationId]);
  const person = usePeopleNames([claim.assigneeId]);
  // Reports of couriers are not for finance, which opens claims as well.
  const desk = hasRole(usePerson(), ['agent', 'supervisor', 'admin']);
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t('queue.type'), ui(`claimType.${claim.type}`)],
    [
      t('facts.waybill'),
      <Anchor key="waybill" href={`/t/${encodeURIComponent(claim.waybill)}`} target="_blank" inherit>
        {claim.carrier.toUpperCase()} {claim.waybill}
      </Anchor>,
    ],
    [t('queue.organisation'), organisation(claim.organisationId)],
    [t('queue.claimed'), <Money key="claimed" amount={claim.claimedAmount} currency={claim.currency} />],
    [t('queue.wish'), ui(`wish.${claim.wish}`)],
    [t('queue.assignee'), person(claim.assigneeId)],
    [t('queue.filed'), <When key="filed" at={claim.filedAt} show="absolute" />],
    ...(claim.occurredAt
      ? [[t('facts.occurred'), <When key="occurred" at={claim.occurredAt} show="absolute" />] as const]
      : []),
    ...(claim.piecesAffected === null ? [] : [[t('facts.pieces'), claim.piecesAffected] as const]),
    ...(claim.codAmount === null
      ? []
      : [[t('facts.cod'), <Money key="cod" amount={claim.codAmount} currency={claim.currency} />] as const]),
    ...(claim.reviewAt
      ? [[t('facts.reviewAt'), <When key="review" at={claim.reviewAt} show="absolute" />] as const]
      : []),
    ...(claim.answerBy
      ? [[t('facts.answerBy'), <When key="answer" at={claim.answerBy} show="absolute" />] as const]
      : []),
    ...(claim.incidentId && desk
      ? [[t('facts.record'), <IncidentRecord key="record" incidentId={claim.incidentId} />] as const]
      : []),
    ...(claim.externalReference ? [[t('facts.reference'), claim.externalReference] as const] : []),
  ];
  return (
    <>
      <dl className={classes.strip}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {claim.description && (
        <Text size="sm" mb="md" style={{ whiteSpace: 'pre-line' }}>
          “{claim.description}”
        </Text>
      )}
      {claim.mergedInto && (
        <Text size="sm" mb="md">
          <Anchor component={Link} to={`/ops/claims/${claim.mergedInto}`}>
            {t('facts.mergedInto')}
          </Anchor>
        </Text>
      )}
      {claim.mergedFrom.length > 0 && (
        <Text size="sm" mb="md">
          {t('facts.mergedFrom')}{' '}
          {claim.mergedFrom.map(({ id, number }) => (
            <Anchor key={id} component={Link} to={`/ops/claims/${id}`} mr="sm">
              {number}
            </Anchor>
          ))}
        </Text>
      )}
    </>
  );
}

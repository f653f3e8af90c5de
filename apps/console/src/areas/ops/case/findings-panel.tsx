import { Anchor, Stack, Text } from '@mantine/core';
import { IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { currentLanguage } from '../../../i18n/i18n';
import { Panel } from '../../../ui/panel';
import { ToneBadge } from '../../../ui/tone-badge';
import { When } from '../../../ui/when';
import type { Claim } from '../desk/words';
import classes from './case.module.css';

type Finding = Claim['findings'][number];

const claimsOf = ({ details }: Finding): string[] => {
  const { claims } = details;
  return Array.isArray(claims) ? claims.filter((id) => typeof id === 'string' && id.length === 36) : [];
};

/** What rules noticed, each with its rule and what it means; open ones first. */
export function FindingsPanel({ findings }: { findings: Claim['findings'] }) {
  const { t } = useTranslation('ops');
  const ordered = [...findings].sort((a, b) => Number(!!a.resolvedAt) - Number(!!b.resolvedAt));
  return (
    <Panel title={t('findings.title')}>
      {findings.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('findings.none')}
        </Text>
      )}
      <Stack gap="sm">
        {ordered.map((finding) => (
          <FindingCard key={`${finding.ruleId} ${finding.foundAt}`} finding={finding} />
        ))}
      </Stack>
    </Panel>
  );
}

function FindingCard({ finding }: { finding: Finding }) {
  const { t } = useTranslation('ops');
  const language = currentLanguage();
  const { title, explanation, ruleId, foundAt, resolvedAt } = finding;
  const others = claimsOf(finding);
  return (
    <article className={classes.finding} data-resolved={!!resolvedAt || undefined}>
      <ToneBadge tone={resolvedAt ? 'still' : 'waits'} icon={resolvedAt ? IconCircleCheck : IconInfoCircle}>
        {title[language]}
        {resolvedAt && ` · ${t('findings.resolved')}`}
      </ToneBadge>
      <Text size="sm" mt={6}>
        {explanation[language]}
      </Text>
      {others.length > 0 && (
        <Text size="sm" mt={4}>
          {others.map((id, index) => (
            <Anchor key={id} component={Link} to={`/ops/claims/${id}`} mr="sm" py={4} display="inline-block">
              {t('findings.otherClaim', { index: index + 1 })}
            </Anchor>
          ))}
        </Text>
      )}
      <Text size="xs" c="dimmed" mt={4}>
        {t('findings.rule', { rule: ruleId })} · <When at={foundAt} />
      </Text>
    </article>
  );
}

import { Progress, Text } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../../api/query';
import { currentLanguage } from '../../../i18n/i18n';
import { ToneBadge } from '../../../ui/tone-badge';
import { When } from '../../../ui/when';
import { useKindText } from '../desk/use-kind-text';
import classes from './evidence.module.css';

/** What this claim needs, what of it is there, and what is at stake without the rest; nothing where nothing is asked. */
export function Readiness({ claimId }: { claimId: string }) {
  const { t } = useTranslation('ops');
  const kindText = useKindText();
  const { data } = useQuery(
    apiQuery('/api/claims/{id}/evidence/checklist', { params: { path: { id: claimId } } }),
  );
  if (!data || data.items.length === 0) return null;
  const { score, items, says, answerBy } = data;
  return (
    <section className={classes.readiness} aria-label={t('readiness.title')}>
      <div className={classes.score}>
        <Text size="sm" fw={650}>
          {t('readiness.score', { score })}
        </Text>
        <Progress
          size={6}
          value={score}
          color={score === 100 ? 'pandan' : 'soga'}
          aria-label={t('readiness.score', { score })}
        />
      </div>
      <ul className={classes.checks}>
        {items.map(({ kind, state, askedBy }) => (
          <li key={kind}>
            <ToneBadge
              tone={state === 'present' ? 'done' : 'waits'}
              icon={state === 'present' ? IconCheck : IconX}
            >
              {kindText(kind)}
              <span className={classes.unseen}>
                {': '}
                {t(`readiness.${state}`)}
              </span>
              {askedBy === 'desk' && ` · ${t('readiness.asked')}`}
            </ToneBadge>
          </li>
        ))}
      </ul>
      <Text size="xs" c="dimmed">
        {says[currentLanguage()]}
        {answerBy && (
          <>
            {' '}
            {t('facts.answerBy')} <When at={answerBy} show="date" />.
          </>
        )}
      </Text>
    </section>
  );
}

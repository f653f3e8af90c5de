import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiQuery, type Got } from '../../../api/query';
import { Panel } from '../../../ui/panel';
import { scoreOf } from '../../../ui/scores';
import { ToneBadge } from '../../../ui/tone-badge';
import { useScoreText } from '../../../ui/use-score-text';
import { When } from '../../../ui/when';

type Answer = Got<'/api/survey-answers'>['items'][number];

/** What the claimant answered when it was over; nothing until somebody did. */
export function SurveyPanel({ claimId }: { readonly claimId: string }) {
  const { t } = useTranslation('ops');
  const { data } = useQuery(apiQuery('/api/survey-answers', { params: { query: { claimId, limit: 5 } } }));
  if (!data || data.items.length === 0) return null;
  return (
    <Panel title={t('survey.title')}>
      <Stack gap="md">
        {data.items.map((answer) => (
          <GivenAnswer key={answer.id} answer={answer} />
        ))}
      </Stack>
    </Panel>
  );
}

function GivenAnswer({ answer: { score, comment, answeredAt } }: { readonly answer: Answer }) {
  const { t } = useTranslation('ops');
  const inWords = useScoreText();
  const given = scoreOf(score);
  return (
    <div>
      {given && (
        <ToneBadge tone={given.tone} icon={given.Face}>
          {inWords(score)}
        </ToneBadge>
      )}
      <Text
        size="sm"
        mt={6}
        c={comment ? undefined : 'dimmed'}
        style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}
      >
        {comment ?? t('survey.silent')}
      </Text>
      <Text size="xs" c="dimmed" mt={4}>
        <When at={answeredAt} />
      </Text>
    </div>
  );
}

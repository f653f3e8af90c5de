import { Alert, Button, Stack, Text, Textarea } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { answer, api } from '../../api/client';
import { asProblem } from '../../api/problem';
import { apiQuery, type Got } from '../../api/query';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { QueryState } from '../../ui/query-state';
import { scoreOf, scores } from '../../ui/scores';
import { PublicPage } from './public-page';
import classes from './recipient.module.css';
import { useTyped } from './use-typed';

type Survey = Got<'/api/surveys/{token}'>;

/** One question, one tap; the words are optional. */
export function Component() {
  const { t } = useTranslation('recipient');
  const { token = '' } = useParams();
  const query = useQuery({
    ...apiQuery('/api/surveys/{token}', { params: { path: { token } } }),
    retry: false,
  });
  const broken = query.error && asProblem(query.error).status === 404;
  return (
    <PublicPage>
      <PageHeader
        title={t('survey.title')}
        lead={query.data && t('survey.about', { number: query.data.claimNumber })}
      />
      <Panel>
        {broken ? (
          <Text>{t('survey.broken')}</Text>
        ) : (
          <QueryState of={query}>{(survey) => <Question token={token} survey={survey} />}</QueryState>
        )}
      </Panel>
    </PublicPage>
  );
}

function Question({ token, survey }: { token: string; survey: Survey }) {
  const { t } = useTranslation('recipient');
  const { t: ui } = useTranslation('ui');
  const queries = useQueryClient();
  const [score, setScore] = useState<number | null>(null);
  const [tried, setTried] = useState(false);
  const comment = useTyped(`survey.${token}`);
  const params = { path: { token } };
  const sending = useMutation({
    mutationFn: (given: number) =>
      answer(api.POST('/api/surveys/{token}', { params, body: { score: given, comment: comment.value } })),
    onSuccess: (after) => {
      comment.discard();
      queries.setQueryData(apiQuery('/api/surveys/{token}', { params }).queryKey, after);
    },
  });
  if (survey.state !== 'open') return <Done survey={survey} />;
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (score) sending.mutate(score);
  };
  return (
    <form onSubmit={send}>
      <Stack gap="lg">
        <ProblemAlert error={sending.error} />
        <fieldset className={classes.question}>
          <legend>
            <Text fw={600} mb="xs">
              {t('survey.question')}
            </Text>
          </legend>
          <div className={classes.scores}>
            {scores.map(({ value, name, Face }) => (
              <label key={value} className={classes.score}>
                <input
                  type="radio"
                  name="score"
                  value={value}
                  checked={score === value}
                  onChange={() => setScore(value)}
                />
                <Face size={34} stroke={1.5} aria-hidden />
                {ui(`score.${name}`)}
              </label>
            ))}
          </div>
          <Text size="sm" c="var(--mantine-color-error)" role="alert">
            {tried && !score && t('survey.choose')}
          </Text>
        </fieldset>
        <Textarea
          label={t('survey.comment')}
          size="md"
          autosize
          minRows={3}
          maxLength={2_000}
          value={comment.value}
          onChange={(event) => comment.set(event.currentTarget.value)}
        />
        <Button type="submit" size="lg" loading={sending.isPending}>
          {t('survey.send')}
        </Button>
      </Stack>
    </form>
  );
}

function Done({ survey: { state, score } }: { survey: Survey }) {
  const { t } = useTranslation('recipient');
  const { t: ui } = useTranslation('ui');
  const given = scoreOf(score);
  if (state === 'expired') return <Text>{t('survey.expired')}</Text>;
  return (
    <Alert color="pandan" role="status" icon={<IconCircleCheck aria-hidden />} title={t('survey.answered')}>
      {given && t('survey.yours', { answer: ui(`score.${given.name}`) })}
    </Alert>
  );
}

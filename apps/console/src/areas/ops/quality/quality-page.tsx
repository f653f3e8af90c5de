import { Anchor, Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { apiPages } from '../../../api/query';
import { hasRole } from '../../../session/person';
import { usePerson } from '../../../session/session';
import { DecisionBadge } from '../../../ui/case-badges';
import { type Column, DataTable } from '../../../ui/data-table';
import { EmptyState } from '../../../ui/empty-state';
import { Money } from '../../../ui/money';
import { PageHeader } from '../../../ui/page-header';
import { Panel } from '../../../ui/panel';
import { ProblemAlert } from '../../../ui/problem-alert';
import { QueryState } from '../../../ui/query-state';
import { choiceField } from '../../../ui/search-state';
import { type Tone, ToneBadge } from '../../../ui/tone-badge';
import { usePages } from '../../../ui/use-pages';
import { useSearchState } from '../../../ui/use-search-state';
import { When } from '../../../ui/when';
import { useReasonText } from '../case/use-reasons';
import { usePeopleNames } from '../desk/use-names';
import { Disagree, type Review, useVerdict } from './verdict';

const states = ['open', 'agreed', 'disagreed'] as const;
const fields = { state: choiceField(states, 'open') };
const tones: Record<Review['state'], Tone> = { open: 'waits', agreed: 'done', disagreed: 'late' };

/** A sample of decisions, looked at by a second person. */
export function Component() {
  const { t } = useTranslation('ops');
  const [{ state }, change] = useSearchState(fields);
  const mayReview = hasRole(usePerson(), ['agent', 'supervisor']);
  const query = useInfiniteQuery(apiPages('/api/qa-reviews', { params: { query: { state, limit: 50 } } }));
  const { rows, more } = usePages(query);
  const [disagreed, setDisagreed] = useState<Review | null>(null);
  const verdict = useVerdict();
  const person = usePeopleNames(rows.flatMap(({ decidedBy, reviewedBy }) => [decidedBy, reviewedBy]));
  const reason = useReasonText();
  const verdictOf = (review: Review) =>
    review.state !== 'open' ? (
      <>
        <ToneBadge tone={tones[review.state]}>{t(`quality.state.${review.state}`)}</ToneBadge>
        <Text size="xs" c="dimmed">
          {person(review.reviewedBy)} · <When at={review.reviewedAt} />
          {review.reason && ` · ${review.reason}`}
        </Text>
      </>
    ) : review.mayReview && mayReview ? (
      <Group gap="xs" wrap="nowrap">
        <Button
          size="xs"
          variant="light"
          color="pandan"
          aria-label={`${t('quality.agree')}: ${review.number}`}
          onClick={() => verdict.mutate({ review, verdict: 'agree', reason: '' })}
        >
          {t('quality.agree')}
        </Button>
        <Button
          size="xs"
          variant="default"
          aria-label={`${t('quality.disagree')}: ${review.number}`}
          onClick={() => setDisagreed(review)}
        >
          {t('quality.disagree')}
        </Button>
      </Group>
    ) : (
      <Text size="sm" c="dimmed">
        {t('quality.own')}
      </Text>
    );
  const decision = (review: Review) => (
    <>
      <DecisionBadge decision={review.outcome} />{' '}
      <Money amount={review.approvedAmount} currency={review.currency} />
      <Text size="xs" c="dimmed">
        {reason(review.reasonCode)}
      </Text>
    </>
  );
  const by = ({ automaticRule, decidedBy }: Review) => automaticRule ?? person(decidedBy);
  const link = ({ claimId, number }: Review) => (
    <Anchor component={Link} to={`/ops/claims/${claimId}`} fw={650}>
      {number}
    </Anchor>
  );
  const columns: Column<Review>[] = [
    { id: 'number', header: t('queue.number'), cell: link },
    { id: 'decision', header: t('decide.title'), cell: decision },
    { id: 'by', header: t('quality.by'), cell: by },
    { id: 'at', header: t('quality.at'), cell: ({ decidedAt }) => <When at={decidedAt} /> },
    { id: 'verdict', header: t('quality.verdict'), cell: verdictOf },
  ];
  return (
    <>
      <PageHeader title={t('quality.title')} lead={t('quality.lead')} />
      <SegmentedControl
        mb="md"
        aria-label={t('quality.show')}
        value={state}
        onChange={(value) => change({ state: fields.state.read([value]) })}
        data={states.map((value) => ({ value, label: t(`quality.state.${value}`) }))}
      />
      <ProblemAlert error={verdict.error} />
      <Panel flush>
        <QueryState of={query}>
          {() => (
            <DataTable
              name="ops.quality"
              label={t('quality.title')}
              columns={columns}
              rows={rows}
              rowId={({ id }) => id}
              rowHeight={64}
              card={(review) => (
                <Stack gap={6}>
                  {link(review)}
                  <div>{decision(review)}</div>
                  <Text size="sm" c="dimmed">
                    {by(review)} · <When at={review.decidedAt} />
                  </Text>
                  <div>{verdictOf(review)}</div>
                </Stack>
              )}
              more={more}
              empty={<EmptyState title={t('quality.none')} text={t('quality.noneText')} />}
            />
          )}
        </QueryState>
      </Panel>
      {disagreed && <Disagree key={disagreed.id} review={disagreed} onClose={() => setDisagreed(null)} />}
    </>
  );
}

import { Alert, Anchor, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useNames } from '../../api/names';
import { apiQuery, type Got } from '../../api/query';
import { Money } from '../../ui/money';
import { Panel } from '../../ui/panel';
import { QueryState } from '../../ui/query-state';
import { Timeline } from '../../ui/timeline';
import type { Tone } from '../../ui/tone-badge';
import { When } from '../../ui/when';
import { Entries } from './entries';
import classes from './finance.module.css';

type Story = Got<'/api/payouts/{id}/story'>;

/** What was ordered, what the bank and its statements said, what was booked, and who did what. */
export function PayoutStory({ id }: { readonly id: string }) {
  const query = useQuery(apiQuery('/api/payouts/{id}/story', { params: { path: { id } } }));
  return (
    <QueryState of={query}>
      {(story) => (
        <>
          <Discrepancies story={story} />
          <Attempts story={story} />
          <Bookings story={story} />
          <History story={story} />
        </>
      )}
    </QueryState>
  );
}

function Discrepancies({ story }: { readonly story: Story }) {
  const { t } = useTranslation('finance');
  if (story.discrepancies.length === 0) return null;
  return (
    <Alert color="bata" icon={<IconAlertTriangle aria-hidden />} title={t('payout.contradicts')}>
      {story.discrepancies.map(({ kind, key, seenAt }) => (
        <div key={`${key}${kind}`}>
          {t(`discrepancies.${kind}` as 'discrepancies.wrong_amount', { defaultValue: kind })},{' '}
          <When at={seenAt} />
        </div>
      ))}
    </Alert>
  );
}

function Attempts({ story: { attempts, statementLines } }: { readonly story: Story }) {
  const { t } = useTranslation('finance');
  return (
    <Panel title={t('payout.attempts')}>
      {attempts.length === 0 && <Text c="dimmed">{t('payout.noAttempts')}</Text>}
      <Stack gap="md">
        {attempts.map((one) => (
          <div key={one.key}>
            <Text fw={600}>
              {t('payout.attempt', { n: one.attempt })} · <Money {...one.amount} />
            </Text>
            <Text size="sm">
              {one.bankCode} {one.accountNumber}, {one.holder} · <When at={one.submittedAt} show="both" />
            </Text>
            <div className={classes.hash}>{one.key}</div>
            {one.bankFile && (
              <Anchor component={Link} size="sm" to={`/finance/bank-files/${one.bankFile.id}`}>
                {one.bankFile.number}
              </Anchor>
            )}
          </div>
        ))}
        {statementLines.map((line) => (
          <Text key={line.id} size="sm">
            <Anchor component={Link} to={`/finance/statements/${line.statementId}`}>
              {t('payout.statementLine', { n: line.line, day: line.bookedOn })}
            </Anchor>{' '}
            <Money {...line.amount} />, {t(`lines.states.${line.state}` as 'lines.states.matched')}
          </Text>
        ))}
      </Stack>
    </Panel>
  );
}

function Bookings({ story: { transactions } }: { readonly story: Story }) {
  const { t } = useTranslation('finance');
  return (
    <Panel title={t('payout.bookings')} flush>
      <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('ledger.entries')}>
        <table className={classes.plain}>
          <thead>
            <tr>
              <th scope="col">{t('ledger.what')}</th>
              <th scope="col">{t('ledger.entries')}</th>
              <th scope="col">{t('ledger.when')}</th>
            </tr>
          </thead>
          <tbody>
            {transactions.map((one) => (
              <tr key={one.id}>
                <td>{t(`ledger.kinds.${one.kind}`)}</td>
                <td>
                  <Entries entries={one.entries} />
                </td>
                <td>
                  <When at={one.postedAt} show="absolute" />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

const toneOf = (action: string): Tone => {
  if (/paid$/.test(action)) return 'done';
  if (/failed|discrepancy|rejected/.test(action)) return 'late';
  return /unknown|voided|awaiting/.test(action) ? 'waits' : 'moves';
};

function History({ story: { history } }: { readonly story: Story }) {
  const { t } = useTranslation('finance');
  const name = useNames(history.map(({ by }) => by));
  return (
    <Panel title={t('payout.history')}>
      <Timeline
        label={t('payout.history')}
        moments={history.map(({ action, by, at }, index) => ({
          key: `${at}${index}`,
          at,
          title: t(`payout.actions.${action.replace('payout.', '')}` as 'payout.actions.paid', {
            defaultValue: action,
          }),
          text: name(by),
          tone: toneOf(action),
        }))}
      />
    </Panel>
  );
}

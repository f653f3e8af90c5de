import { Select, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiPages, type Got } from '../../../api/query';
import { knownWord } from '../../../i18n/known-word';
import { type Column, DataTable } from '../../../ui/data-table';
import { EmptyState } from '../../../ui/empty-state';
import { Panel } from '../../../ui/panel';
import { QueryState } from '../../../ui/query-state';
import { choicesField } from '../../../ui/search-state';
import { type Tone, ToneBadge } from '../../../ui/tone-badge';
import { usePages } from '../../../ui/use-pages';
import { useSearchState } from '../../../ui/use-search-state';
import { When } from '../../../ui/when';
import shared from '../shipper.module.css';
import { Replay } from './replay';

export type Delivery = Got<'/api/webhooks/{id}/deliveries'>['items'][number];

const states = ['pending', 'waiting', 'sending', 'delivered', 'failed'] as const;
const tones: Record<Delivery['state'], Tone> = {
  pending: 'still',
  waiting: 'waits',
  sending: 'moves',
  delivered: 'done',
  failed: 'late',
};
const fields = { state: choicesField(states) };

const wordOf = (error: string | null): string =>
  error === null ? '–' : knownWord('shipper', `webhooks.errors.${error}`, error);

/** Every event that was sent, what the address answered at each try, and the way to send it again. */
export function DeliveryLog({ endpointId }: { endpointId: string }) {
  const { t } = useTranslation('shipper');
  const { t: ui } = useTranslation('ui');
  const [{ state: chosen }, change] = useSearchState(fields);
  const [state] = chosen;
  const query = useInfiniteQuery({
    ...apiPages('/api/webhooks/{id}/deliveries', {
      params: { path: { id: endpointId }, query: { limit: 50, ...(state ? { state } : {}) } },
    }),
    placeholderData: (before) => before,
    refetchInterval: 10_000,
  });
  const { rows, more } = usePages(query);
  const stateBadge = (delivery: Delivery) => (
    <ToneBadge tone={tones[delivery.state]}>{t(`webhooks.states.${delivery.state}`)}</ToneBadge>
  );
  const lastAnswer = ({ attempts, nextAttemptAt }: Delivery) => {
    const last = attempts.at(-1);
    return (
      <>
        {last ? (last.status ?? wordOf(last.error)) : '–'}
        {nextAttemptAt && (
          <Text size="xs" c="dimmed">
            <When at={nextAttemptAt} />
          </Text>
        )}
      </>
    );
  };
  const columns: Column<Delivery>[] = [
    { id: 'event', header: t('webhooks.event'), cell: ({ eventType }) => <code>{eventType}</code> },
    { id: 'state', header: t('webhooks.state'), cell: stateBadge },
    { id: 'answer', header: t('webhooks.answer'), cell: lastAnswer },
    { id: 'attempts', header: t('webhooks.attempts'), align: 'end', cell: ({ attempts }) => attempts.length },
    { id: 'when', header: t('webhooks.when'), cell: ({ createdAt }) => <When at={createdAt} /> },
    {
      id: 'replay',
      header: t('webhooks.replay'),
      align: 'end',
      cell: (delivery) => <Replay delivery={delivery} />,
    },
  ];
  return (
    <Panel
      title={t('webhooks.log')}
      flush
      actions={
        <Select
          size="xs"
          w={190}
          clearable
          aria-label={t('webhooks.state')}
          placeholder={ui('filters.any')}
          data={states.map((value) => ({ value, label: t(`webhooks.states.${value}`) }))}
          value={state ?? null}
          onChange={(next) => change({ state: states.filter((known) => known === next) })}
        />
      }
    >
      <QueryState of={query}>
        {() => (
          <DataTable
            name="shipper.deliveries"
            label={t('webhooks.log')}
            columns={columns}
            rows={rows}
            rowId={({ id }) => id}
            card={(delivery) => (
              <div className={shared.row}>
                <div>
                  <code>{delivery.eventType}</code> {stateBadge(delivery)}
                  <div className={shared.quiet}>
                    <When at={delivery.createdAt} /> · {t('webhooks.attempts')}: {delivery.attempts.length}
                  </div>
                </div>
                <Replay delivery={delivery} />
              </div>
            )}
            more={more}
            empty={<EmptyState title={t('webhooks.logEmpty')} text={t('webhooks.logEmptyText')} />}
          />
        )}
      </QueryState>
    </Panel>
  );
}

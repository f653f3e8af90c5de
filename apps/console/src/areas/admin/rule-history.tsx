import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNames } from '../../api/names';
import { Panel } from '../../ui/panel';
import { QueryState } from '../../ui/query-state';
import { type Moment, Timeline } from '../../ui/timeline';

interface Version {
  readonly version: number;
  readonly note: string | null;
  readonly createdBy: string;
  readonly createdAt: string;
}

/** Every version of a calendar or policy, newest first: who saved it, when and why. */
export function RuleHistory({ query }: { readonly query: UseQueryResult<{ items: Version[] }> }) {
  const { t } = useTranslation('admin');
  const names = useNames(query.data?.items.map(({ createdBy }) => createdBy) ?? []);
  return (
    <Panel title={t('promises.history')}>
      <QueryState of={query}>
        {({ items }) => (
          <Timeline
            label={t('promises.history')}
            moments={items.map(({ version, note, createdBy, createdAt }): Moment => ({
              key: String(version),
              at: createdAt,
              title: t('promises.version', { version }),
              text: [note && `“${note}”`, names(createdBy)].filter(Boolean).join('\n'),
            }))}
          />
        )}
      </QueryState>
    </Panel>
  );
}

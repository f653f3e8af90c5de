import { useInfiniteQuery } from '@tanstack/react-query';
import { IconKey } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { apiPages } from '../../../api/query';
import { type Column, DataTable } from '../../../ui/data-table';
import { EmptyState } from '../../../ui/empty-state';
import { Panel } from '../../../ui/panel';
import { QueryState } from '../../../ui/query-state';
import { ToneBadge } from '../../../ui/tone-badge';
import { usePages } from '../../../ui/use-pages';
import { When } from '../../../ui/when';
import shared from '../shipper.module.css';
import { type ApiKey, RevokeKey } from './revoke-key';

export function Keys() {
  const { t } = useTranslation('shipper');
  const query = useInfiniteQuery(apiPages('/api/api-keys', { params: { query: { limit: 50 } } }));
  const { rows, more } = usePages(query);
  const used = ({ lastUsedAt }: ApiKey) => (lastUsedAt ? <When at={lastUsedAt} /> : t('keys.never'));
  const end = (key: ApiKey) =>
    key.revokedAt ? <ToneBadge tone="still">{t('keys.revoked')}</ToneBadge> : <RevokeKey apiKey={key} />;
  const columns: Column<ApiKey>[] = [
    { id: 'name', header: t('keys.name'), cell: ({ name }) => name },
    { id: 'hint', header: t('keys.hint'), cell: ({ hint }) => <code>{hint}…</code> },
    { id: 'since', header: t('keys.since'), cell: ({ createdAt }) => <When at={createdAt} show="date" /> },
    { id: 'used', header: t('keys.used'), cell: used },
    { id: 'revoke', header: t('keys.revoke'), align: 'end', cell: end },
  ];
  return (
    <Panel flush>
      <QueryState of={query}>
        {() => (
          <DataTable
            name="shipper.keys"
            label={t('developers.keys')}
            columns={columns}
            rows={rows}
            rowId={({ id }) => id}
            card={(key) => (
              <div className={shared.row}>
                <div>
                  <strong>{key.name}</strong>
                  <div className={shared.quiet}>
                    <code>{key.hint}…</code> · {t('keys.used')} {used(key)}
                  </div>
                </div>
                {end(key)}
              </div>
            )}
            more={more}
            empty={<EmptyState icon={IconKey} title={t('keys.empty')} text={t('keys.emptyText')} />}
          />
        )}
      </QueryState>
    </Panel>
  );
}

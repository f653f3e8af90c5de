import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { apiPages } from '../../../api/query';
import { DataTable } from '../../../ui/data-table';
import { EmptyState } from '../../../ui/empty-state';
import { PageHeader } from '../../../ui/page-header';
import { Panel } from '../../../ui/panel';
import { QueryState } from '../../../ui/query-state';
import { usePages } from '../../../ui/use-pages';
import { ClaimItem } from '../claim-item';
import { useClaimColumns } from './claim-columns';
import { ClaimFilters } from './claim-filters';
import { useClaimFilters } from './use-claim-filters';

export function Component() {
  const { t } = useTranslation('shipper');
  const filters = useClaimFilters();
  const { waybill, stage, type, sort } = filters.state;
  const query = useInfiniteQuery({
    ...apiPages('/api/claims', {
      params: {
        query: {
          sort,
          limit: 50,
          ...(waybill ? { waybill: [waybill] } : {}),
          ...(stage.length > 0 ? { stage: [...stage] } : {}),
          ...(type.length > 0 ? { type: [...type] } : {}),
        },
      },
    }),
    placeholderData: (before) => before,
  });
  const { rows, more } = usePages(query);
  const columns = useClaimColumns();
  const empty = filters.active ? (
    <EmptyState title={t('claims.noMatch')} />
  ) : (
    <EmptyState title={t('claims.empty')} text={t('claims.emptyText')} action={<FileButton />} />
  );
  return (
    <>
      <PageHeader title={t('claims.title')} actions={<FileButton />} />
      <ClaimFilters {...filters} />
      <Panel flush>
        <QueryState of={query}>
          {() => (
            <DataTable
              name="shipper.claims"
              label={t('claims.title')}
              columns={columns}
              rows={rows}
              rowId={({ id }) => id}
              card={(claim) => <ClaimItem claim={claim} />}
              sort={{ by: sort, onSort: filters.sortBy }}
              more={more}
              empty={empty}
            />
          )}
        </QueryState>
      </Panel>
    </>
  );
}

function FileButton() {
  const { t } = useTranslation('shipper');
  return (
    <Button component={Link} to="/shipper/file" leftSection={<IconPlus size={18} aria-hidden />}>
      {t('navigation.file')}
    </Button>
  );
}

import { Anchor, Group, Stack, Text } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useNames } from '../../api/names';
import { apiPages, type Got } from '../../api/query';
import { type Column, DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { QueryState } from '../../ui/query-state';
import { ToneBadge } from '../../ui/tone-badge';
import { usePages } from '../../ui/use-pages';
import { When } from '../../ui/when';
import { StatementImport } from './statement-import';

type Row = Got<'/api/bank-statements'>['items'][number];

export function Component() {
  const { t } = useTranslation('finance');
  const query = useInfiniteQuery(apiPages('/api/bank-statements'));
  const { rows, more } = usePages(query);
  const name = useNames(rows.map(({ importedBy }) => importedBy));
  const columns: Column<Row>[] = [
    {
      id: 'file',
      header: t('statements.file'),
      cell: ({ id, fileName }) => (
        <Anchor component={Link} to={`/finance/statements/${id}`} fw={600}>
          {fileName}
        </Anchor>
      ),
    },
    { id: 'format', header: t('statements.format'), cell: ({ format }) => t(`statements.formats.${format}`) },
    { id: 'lines', header: t('statements.lineCount'), align: 'end', cell: ({ lines }) => lines },
    {
      id: 'matched',
      header: t('lines.states.matched'),
      align: 'end',
      cell: ({ states }) => states.matched ?? 0,
    },
    { id: 'open', header: t('statements.open'), cell: (row) => <Open row={row} /> },
    {
      id: 'by',
      header: t('statements.imported'),
      cell: ({ importedBy, importedAt }) => (
        <>
          {name(importedBy)}, <When at={importedAt} />
        </>
      ),
    },
  ];
  return (
    <>
      <PageHeader title={t('statements.title')} lead={t('statements.lead')} />
      <Stack gap="lg">
        <StatementImport />
        <Panel title={t('statements.all')} flush>
          <QueryState of={query}>
            {() => (
              <DataTable
                name="finance.statements"
                label={t('statements.title')}
                columns={columns}
                rows={rows}
                rowId={({ id }) => id}
                card={(row) => (
                  <Stack gap={4}>
                    <Group justify="space-between">
                      <Anchor component={Link} to={`/finance/statements/${row.id}`} fw={600}>
                        {row.fileName}
                      </Anchor>
                      <Open row={row} />
                    </Group>
                    <Text size="sm" c="dimmed">
                      {t('statements.lines', { count: row.lines })} · <When at={row.importedAt} />
                    </Text>
                  </Stack>
                )}
                more={more}
                empty={
                  <EmptyState
                    icon={IconFileImport}
                    title={t('statements.empty')}
                    text={t('statements.emptyText')}
                  />
                }
              />
            )}
          </QueryState>
        </Panel>
      </Stack>
    </>
  );
}

function Open({ row: { states } }: { readonly row: Row }) {
  const { t } = useTranslation('finance');
  const open = (states.mismatch ?? 0) + (states.proposed ?? 0);
  return (
    <ToneBadge tone={open > 0 ? 'late' : 'done'}>
      {open > 0 ? t('statements.toLookAt', { count: open }) : t('statements.allFine')}
    </ToneBadge>
  );
}

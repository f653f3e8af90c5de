import { Anchor, Group, Stack, Text } from '@mantine/core';
import { IconTruck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { apiQuery, type Got } from '../../api/query';
import { type Column, DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { QueryState } from '../../ui/query-state';
import { ToneBadge } from '../../ui/tone-badge';
import { When } from '../../ui/when';

type Row = Got<'/api/carriers'>['items'][number];

export function Component() {
  const { t } = useTranslation('admin');
  const query = useQuery(apiQuery('/api/carriers'));
  const packs = useQuery(apiQuery('/api/rule-packs'));
  const packsOf = ({ key, name }: Row) =>
    (packs.data?.items ?? []).filter(({ carriers }) =>
      carriers.some((carrier) => [key, name.toLowerCase()].includes(carrier.toLowerCase())),
    );
  const terms = (row: Row) => {
    const found = packsOf(row);
    if (found.length === 0) return <ToneBadge tone="waits">{t('carriers.generic')}</ToneBadge>;
    return found.map(({ id, version }) => (
      <Anchor key={`${id}${version}`} component={Link} to={`/admin/rule-packs?id=${id}`} size="sm" mr="xs">
        {id}
      </Anchor>
    ));
  };
  const columns: Column<Row>[] = [
    { id: 'name', header: t('carriers.name'), cell: ({ name }) => <strong>{name}</strong> },
    { id: 'terms', header: t('carriers.terms'), cell: terms },
    { id: 'shipments', header: t('carriers.shipments'), align: 'end', cell: ({ shipments }) => shipments },
    { id: 'delivered', header: t('carriers.delivered'), align: 'end', cell: ({ delivered }) => delivered },
    {
      id: 'exceptions',
      header: t('carriers.exceptions'),
      align: 'end',
      cell: ({ exceptions }) => exceptions,
    },
    { id: 'silent', header: t('carriers.silent'), align: 'end', cell: ({ silent }) => silent },
    {
      id: 'unmapped',
      header: t('carriers.unmapped'),
      align: 'end',
      cell: ({ unmappedCodes }) => unmappedCodes,
    },
    { id: 'scan', header: t('carriers.lastScan'), cell: ({ lastScanAt }) => <When at={lastScanAt} /> },
    {
      id: 'services',
      header: t('carriers.services'),
      hidden: true,
      cell: ({ services }) => services.join(', '),
    },
  ];
  return (
    <>
      <PageHeader title={t('carriers.title')} lead={t('carriers.lead')} />
      <Panel flush>
        <QueryState of={query}>
          {({ items }) => (
            <DataTable
              name="admin.carriers"
              label={t('carriers.title')}
              columns={columns}
              rows={items}
              rowId={({ key }) => key}
              card={(row) => (
                <Stack gap={4}>
                  <Group justify="space-between">
                    <Text fw={600}>{row.name}</Text>
                    <div>{terms(row)}</div>
                  </Group>
                  <Text size="sm" c="dimmed">
                    {t('carriers.card', {
                      shipments: row.shipments,
                      exceptions: row.exceptions,
                      silent: row.silent,
                    })}
                  </Text>
                </Stack>
              )}
              empty={
                <EmptyState icon={IconTruck} title={t('carriers.empty')} text={t('carriers.emptyText')} />
              }
            />
          )}
        </QueryState>
      </Panel>
    </>
  );
}

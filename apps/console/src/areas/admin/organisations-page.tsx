import { Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client';
import { apiPages, type Got } from '../../api/query';
import { type Column, DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { FilterBar } from '../../ui/filter-bar';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { PlainForm } from '../../ui/plain-form';
import { QueryState } from '../../ui/query-state';
import { SearchInput } from '../../ui/search-input';
import { choiceField, textField } from '../../ui/search-state';
import { useDraft } from '../../ui/use-draft';
import { usePages } from '../../ui/use-pages';
import { useSearchState } from '../../ui/use-search-state';
import { When } from '../../ui/when';
import { useChange } from '../../ui/use-change';

type Row = Got<'/api/organisations'>['items'][number];
const kinds = ['operator', 'shipper', 'carrier'] as const;
const fields = { q: textField(), kind: choiceField(['', ...kinds], '') };

export function Component() {
  const { t } = useTranslation('admin');
  const { t: ui } = useTranslation('ui');
  const [{ q, kind }, change] = useSearchState(fields);
  const [opened, { open, close }] = useDisclosure();
  const query = useInfiniteQuery(
    apiPages('/api/organisations', { params: { query: { ...(q && { q }), ...(kind && { kind }) } } }),
  );
  const { rows, more } = usePages(query);
  const columns: Column<Row>[] = [
    { id: 'name', header: t('people.name'), cell: ({ name }) => <strong>{name}</strong> },
    { id: 'kind', header: t('organisations.kind'), cell: (row) => t(`organisations.kinds.${row.kind}`) },
    { id: 'since', header: t('people.since'), cell: ({ createdAt }) => <When at={createdAt} show="date" /> },
    { id: 'id', header: 'ID', hidden: true, cell: ({ id }) => id },
  ];
  return (
    <>
      <PageHeader
        title={t('organisations.title')}
        lead={t('organisations.lead')}
        actions={<Button onClick={open}>{t('organisations.create')}</Button>}
      />
      <Stack gap="lg">
        <FilterBar
          label={t('organisations.filters')}
          onClear={q || kind ? () => change({ q: '', kind: '' }) : undefined}
        >
          <SearchInput label={t('organisations.search')} value={q} onSearch={(text) => change({ q: text })} />
          <Select
            aria-label={t('organisations.kind')}
            placeholder={t('organisations.kind')}
            data={kinds.map((value) => ({ value, label: t(`organisations.kinds.${value}`) }))}
            value={kind || null}
            onChange={(value) => change({ kind: (value ?? '') as typeof kind })}
          />
        </FilterBar>
        <Panel flush>
          <QueryState of={query}>
            {() => (
              <DataTable
                name="admin.organisations"
                label={t('organisations.title')}
                columns={columns}
                rows={rows}
                rowId={({ id }) => id}
                card={(row) => (
                  <Group justify="space-between">
                    <Text fw={600}>{row.name}</Text>
                    <Text size="sm" c="dimmed">
                      {t(`organisations.kinds.${row.kind}`)}
                    </Text>
                  </Group>
                )}
                more={more}
                empty={<EmptyState title={t('organisations.empty')} />}
              />
            )}
          </QueryState>
        </Panel>
      </Stack>
      <Modal
        opened={opened}
        onClose={close}
        title={t('organisations.create')}
        closeButtonProps={{ 'aria-label': ui('close') }}
      >
        <CreateForm onDone={close} />
      </Modal>
    </>
  );
}

function CreateForm({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation('admin');
  const { value, set, discard } = useDraft('organisation', { name: '', kind: 'shipper' as Row['kind'] });
  const create = useChange(
    ['/api/organisations'],
    (body: typeof value) => answer(api.POST('/api/organisations', { body })),
    () => {
      discard();
      onDone();
    },
  );
  return (
    <PlainForm
      error={create.error}
      submit={t('organisations.create')}
      pending={create.isPending}
      onSubmit={() => create.mutate(value)}
    >
      <TextInput
        label={t('people.name')}
        required
        data-autofocus
        value={value.name}
        onChange={(event) => set({ ...value, name: event.currentTarget.value })}
      />
      <Select
        label={t('organisations.kind')}
        allowDeselect={false}
        data={kinds.map((kind) => ({ value: kind, label: t(`organisations.kinds.${kind}`) }))}
        value={value.kind}
        onChange={(kind) => set({ ...value, kind: kinds.find((one) => one === kind) ?? value.kind })}
      />
    </PlainForm>
  );
}

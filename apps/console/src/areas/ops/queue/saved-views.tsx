import { Button, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { IconBookmark, IconDeviceFloppy, IconTrash, IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client';
import { asProblem } from '../../../api/problem';
import { apiQuery, type Got } from '../../../api/query';
import { useProblemText } from '../../../ui/problem-text';
import { readState } from '../../../ui/search-state';
import { toast } from '../../../ui/toast';
import { filterOf, noFilter, queueFields, type QueueState } from './queue-fields';
import { SaveView } from './save-view';

type View = Got<'/api/queue/views'>['items'][number];

interface Props {
  readonly state: QueueState;
  readonly change: (next: Partial<QueueState>) => void;
}

/** A view's filter has the names of the address, so the address can read it. */
function stateOf(view: View): Partial<QueueState> {
  const search = new URLSearchParams({ sort: view.sort, view: view.id });
  for (const [name, value] of Object.entries(view.filter))
    for (const text of Array.isArray(value) ? value : [value]) search.append(name, String(text));
  return { ...noFilter, ...readState(queueFields, search) };
}

/** Filters under a name: mine, and those shared with the desk. */
export function SavedViews({ state, change }: Props) {
  const { t } = useTranslation('ops');
  const client = useQueryClient();
  const problemText = useProblemText();
  const [saving, { open, close }] = useDisclosure();
  const { data } = useQuery(apiQuery('/api/queue/views'));
  const views = data?.items ?? [];
  const current = views.find(({ id }) => id === state.view);
  const reread = () => client.invalidateQueries({ queryKey: ['/api/queue/views'] });
  const forget = useMutation({
    mutationFn: (id: string) => answer(api.DELETE('/api/queue/views/{id}', { params: { path: { id } } })),
    onSuccess: () => {
      change({ view: '' });
      toast.done(t('views.forgotten'));
      void reread();
    },
    onError: (error) => toast.failed(problemText(asProblem(error)).text),
  });
  const item = (view: View) => (
    <Menu.Item
      key={view.id}
      leftSection={view.shared ? <IconUsers size={16} aria-hidden /> : <IconBookmark size={16} aria-hidden />}
      aria-current={view.id === state.view || undefined}
      onClick={() => change(stateOf(view))}
    >
      {view.name}
    </Menu.Item>
  );
  const mine = views.filter((view) => view.mine);
  const others = views.filter((view) => !view.mine);
  return (
    <>
      <Menu position="bottom-end" shadow="md" width={280}>
        <Menu.Target>
          <Button
            variant={current ? 'light' : 'default'}
            leftSection={<IconBookmark size={16} aria-hidden />}
          >
            {current?.name ?? t('views.button')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {mine.length > 0 && <Menu.Label>{t('views.mine')}</Menu.Label>}
          {mine.map(item)}
          {others.length > 0 && <Menu.Label>{t('views.shared')}</Menu.Label>}
          {others.map(item)}
          {views.length > 0 && <Menu.Divider />}
          <Menu.Item leftSection={<IconDeviceFloppy size={16} aria-hidden />} onClick={open}>
            {t('views.save')}
          </Menu.Item>
          {current?.mine && (
            <Menu.Item
              color="bata"
              leftSection={<IconTrash size={16} aria-hidden />}
              onClick={() => forget.mutate(current.id)}
            >
              {t('views.forget', { name: current.name })}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <SaveView
        opened={saving}
        onClose={close}
        current={current?.mine ? current : undefined}
        filter={filterOf(state)}
        sort={state.sort}
        onSaved={(id) => {
          change({ view: id });
          void reread();
        }}
      />
    </>
  );
}

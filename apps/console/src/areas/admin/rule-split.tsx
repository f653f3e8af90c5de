import type { TablerIcon } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { EmptyState } from '../../ui/empty-state';
import { PageHeader } from '../../ui/page-header';
import { QueryState } from '../../ui/query-state';
import { textField } from '../../ui/search-state';
import { useSearchState } from '../../ui/use-search-state';
import classes from './admin.module.css';
import { PickList } from './pick-list';

interface Rule {
  readonly id: string;
  readonly version: number;
  readonly definition: { readonly name: string };
}

interface Props<One extends Rule> {
  readonly title: string;
  readonly lead: string;
  readonly empty: string;
  readonly icon: TablerIcon;
  readonly query: UseQueryResult<{ items: One[] }>;
  readonly note: (rule: One) => string;
  readonly children: (rule: One) => ReactNode;
}

const fields = { id: textField() };

/** Calendars or policies: all of them beside the one that is open; which, is in the address. */
export function RuleSplit<One extends Rule>({ title, lead, empty, icon, query, note, children }: Props<One>) {
  const [{ id }] = useSearchState(fields);
  return (
    <>
      <PageHeader title={title} lead={lead} />
      <QueryState of={query}>
        {({ items }) => {
          const chosen = items.find((one) => one.id === id) ?? items[0];
          if (!chosen) return <EmptyState icon={icon} title={empty} />;
          return (
            <div className={classes.split}>
              <PickList
                label={title}
                chosen={chosen.id}
                choices={items.map((one) => ({
                  id: one.id,
                  to: `?id=${one.id}`,
                  name: one.definition.name,
                  note: note(one),
                }))}
              />
              {children(chosen)}
            </div>
          );
        }}
      </QueryState>
    </>
  );
}

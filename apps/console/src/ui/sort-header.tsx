import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly column: {
    readonly header: string;
    readonly head?: ReactNode;
    readonly sort?: string;
    readonly align?: 'end';
    readonly width?: string;
  };
  readonly sort: { readonly by: string; readonly onSort: (by: string) => void } | undefined;
}

/** A column's head; where the API can sort by it, a button that turns the order round. */
export function SortHeader({ column: { header, head, sort: field, align, width }, sort }: Props) {
  const { t } = useTranslation('ui');
  if (!sort || !field) {
    return (
      <th scope="col" data-align={align} style={{ width }}>
        {head ?? header}
      </th>
    );
  }
  const up = sort.by === field;
  const down = sort.by === `-${field}`;
  return (
    <th
      scope="col"
      data-align={align}
      style={{ width }}
      aria-sort={up ? 'ascending' : down ? 'descending' : 'none'}
    >
      <UnstyledButton
        fz="inherit"
        fw="inherit"
        c="inherit"
        onClick={() => sort.onSort(up ? `-${field}` : field)}
      >
        {header} {up && <IconArrowUp size={13} aria-hidden />}
        {down && <IconArrowDown size={13} aria-hidden />}
        {(up || down) && <VisuallyHidden>{up ? t('table.sortedUp') : t('table.sortedDown')}</VisuallyHidden>}
      </UnstyledButton>
    </th>
  );
}

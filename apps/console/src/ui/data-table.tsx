import { columnVisibilityFeature, tableFeatures, useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ColumnsMenu } from './columns-menu';
import classes from './data-table.module.css';
import { ListEnd } from './list-end';
import { SortHeader } from './sort-header';
import { useColumnChoice } from './use-column-choice';

export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** The field the API sorts by, when it can. */
  readonly sort?: string;
  readonly align?: 'end';
  /** Any CSS width; what is left is shared. */
  readonly width?: string;
  /** Not shown until chosen. */
  readonly hidden?: boolean;
}

interface Props<Row> {
  /** Under this name the browser remembers which columns are shown. */
  readonly name: string;
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowId: (row: Row) => string;
  /** On a phone each row is a card. */
  readonly card: (row: Row) => ReactNode;
  readonly sort?: { readonly by: string; readonly onSort: (by: string) => void };
  readonly more?: { readonly has: boolean; readonly loading: boolean; readonly load: () => void };
  readonly tools?: ReactNode;
  readonly empty: ReactNode;
  /** The row that keys act on. */
  readonly currentId?: string | null;
  readonly rowHeight?: number;
}

const features = tableFeatures({ columnVisibilityFeature });

/** A list as a table with chosen columns, a head that stays, as many rows drawn as are seen, and cursor paging. */
export function DataTable<Row>(props: Props<Row>) {
  const { name, label, columns, rows, rowId, sort, more, tools, empty, currentId, rowHeight = 52 } = props;
  const { t } = useTranslation('ui');
  const [visibility, setVisibility] = useColumnChoice(name, columns);
  const data = useMemo(() => rows.map((row) => ({ row })), [rows]);
  const definitions = useMemo(
    () => columns.map(({ id, header }) => ({ id, header, accessorFn: ({ row }: { row: Row }) => row })),
    [columns],
  );
  const table = useTable({
    features,
    columns: definitions,
    data,
    getRowId: ({ row }) => rowId(row),
    state: { columnVisibility: visibility },
  });
  const shown = columns.filter(({ id }) => table.getColumn(id)?.getIsVisible());
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => (rows[index] ? rowId(rows[index]) : index),
    overscan: 12,
  });
  const items = virtual.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  if (rows.length === 0) return empty;
  return (
    <div>
      <div className={classes.tools}>
        <div className={classes.given}>{tools}</div>
        <ColumnsMenu columns={columns} visibility={visibility} onChange={setVisibility} />
      </div>
      <div
        className={classes.scroller}
        ref={scroller}
        tabIndex={0}
        role="region"
        aria-label={t('table.region', { label })}
      >
        <table className={classes.table} aria-rowcount={more?.has ? -1 : rows.length + 1}>
          <thead>
            <tr aria-rowindex={1}>
              {shown.map((column) => (
                <SortHeader key={column.id} column={column} sort={sort} />
              ))}
            </tr>
          </thead>
          <tbody>
            {before > 0 && <tr aria-hidden style={{ height: before }} />}
            {items.map(({ index, key }) => {
              const row = rows[index];
              if (!row) return null;
              const current = currentId === rowId(row);
              return (
                <tr
                  key={key}
                  ref={virtual.measureElement}
                  data-index={index}
                  aria-rowindex={index + 2}
                  aria-current={current || undefined}
                  data-current={current || undefined}
                >
                  {shown.map((column) => (
                    <td key={column.id} data-align={column.align}>
                      {column.cell(row)}
                    </td>
                  ))}
                </tr>
              );
            })}
            {after > 0 && <tr aria-hidden style={{ height: after }} />}
          </tbody>
        </table>
      </div>
      <ul className={classes.cards} aria-label={label}>
        {rows.map((row) => (
          <li key={rowId(row)} className={classes.card}>
            {props.card(row)}
          </li>
        ))}
      </ul>
      <ListEnd count={rows.length} more={more} />
    </div>
  );
}

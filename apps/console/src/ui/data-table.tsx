import { columnVisibilityFeature, tableFeatures, useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMediaQuery } from '@mantine/hooks';
import { type ReactNode, useCallback, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { CardList } from './card-list';
import { ColumnsMenu } from './columns-menu';
import classes from './data-table.module.css';
import { ListEnd } from './list-end';
import { SortHeader } from './sort-header';
import { TableRow } from './table-row';
import { useColumnChoice } from './use-column-choice';

export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  /** In place of the words of the header. */
  readonly head?: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  /** The field the API sorts by, when it can. */
  readonly sort?: string;
  readonly align?: 'end';
  /** Any CSS width; what is left is shared. */
  readonly width?: string;
  /** Not shown until chosen. */
  readonly hidden?: boolean;
  /** Always shown; not among the columns to choose from. */
  readonly fixed?: boolean;
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
  /** The row that keys act on; it is kept in sight. */
  readonly currentId?: string | null;
  /** A row was pressed, beside its links and buttons. */
  readonly onPick?: (row: Row) => void;
  /** Still there, and of no more use. */
  readonly isFaded?: (row: Row) => boolean;
  readonly rowHeight?: number;
}

/** Rows before the end at which the next page is asked for. */
const ahead = 15;

const features = tableFeatures({ columnVisibilityFeature });

/** A list as a table with chosen columns, a head that stays, as many rows drawn as are seen, and cursor paging. */
export function DataTable<Row>(props: Props<Row>) {
  const { name, label, columns, rows, rowId, sort, more, tools, empty, currentId, rowHeight = 52 } = props;
  const { t } = useTranslation('ui');
  const { onPick, isFaded } = props;
  const phone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
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
  const visible = table
    .getVisibleLeafColumns()
    .map(({ id }) => id)
    .join(' ');
  const shown = useMemo(
    () => columns.filter(({ id }) => visible.split(' ').includes(id)),
    [columns, visible],
  );
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
  const currentIndex = useMemo(
    () => (currentId ? rows.findIndex((row) => rowId(row) === currentId) : -1),
    [currentId, rows, rowId],
  );
  const seen = useRef<string | null>(null);
  useEffect(() => {
    if (currentIndex < 0 || seen.current === currentId) return;
    seen.current = currentId ?? null;
    virtual.scrollToIndex(currentIndex, { align: 'auto' });
  }, [currentId, currentIndex, virtual]);
  const last = items.at(-1)?.index ?? 0;
  const loadNext = more?.has && !more.loading ? more.load : undefined;
  const reach = useCallback(
    (index: number) => {
      if (index >= rows.length - ahead) loadNext?.();
    },
    [rows.length, loadNext],
  );
  useEffect(() => {
    // Only once somebody scrolls: a short first page is no reason to fetch all of them.
    if (scroller.current && scroller.current.scrollTop > 0) reach(last);
  }, [last, reach]);
  if (rows.length === 0) return empty;
  return (
    <div>
      {(tools || !phone) && (
        <div className={classes.tools}>
          <div className={classes.given}>{tools}</div>
          {!phone && (
            <ColumnsMenu
              columns={columns.filter(({ fixed }) => !fixed)}
              visibility={visibility}
              onChange={setVisibility}
            />
          )}
        </div>
      )}
      {!phone && (
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
                return (
                  <TableRow
                    key={key}
                    row={row}
                    index={index}
                    columns={shown}
                    current={currentId === rowId(row)}
                    faded={isFaded?.(row) ?? false}
                    onPick={onPick}
                    measure={virtual.measureElement}
                  />
                );
              })}
              {after > 0 && <tr aria-hidden style={{ height: after }} />}
            </tbody>
          </table>
        </div>
      )}
      {phone && (
        <CardList
          label={label}
          rows={rows}
          rowId={rowId}
          card={props.card}
          isFaded={isFaded}
          open={more?.has === true}
          onReach={reach}
        />
      )}
      <ListEnd count={rows.length} more={more} />
    </div>
  );
}

import { memo } from 'react';
import type { Column } from './data-table';

interface Props<Row> {
  readonly row: Row;
  readonly index: number;
  readonly columns: readonly Column<Row>[];
  readonly current: boolean;
  readonly faded: boolean;
  readonly onPick: ((row: Row) => void) | undefined;
  readonly measure: (element: HTMLElement | null) => void;
}

function Row<Row>({ row, index, columns, current, faded, onPick, measure }: Props<Row>) {
  return (
    <tr
      ref={measure}
      data-index={index}
      aria-rowindex={index + 2}
      aria-current={current || undefined}
      data-current={current || undefined}
      data-faded={faded || undefined}
      onClick={onPick && (() => onPick(row))}
    >
      {columns.map((column) => (
        <td key={column.id} data-align={column.align}>
          {column.cell(row)}
        </td>
      ))}
    </tr>
  );
}

/** Drawn anew only when something of it changed: scrolling and moving the cursor touch the others not at all. */
export const TableRow = memo(Row) as typeof Row;

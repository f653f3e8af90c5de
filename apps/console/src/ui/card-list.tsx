import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import classes from './data-table.module.css';

interface Props<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly rowId: (row: Row) => string;
  readonly card: (row: Row) => ReactNode;
  readonly isFaded: ((row: Row) => boolean) | undefined;
  /** More are to come: how many there are is not known. */
  readonly open: boolean;
  /** Called with the last card that is seen, once somebody scrolled. */
  readonly onReach: (index: number) => void;
}

/** Up to here all are drawn, so that the browser's own search and a reader of the screen have the whole list. */
const wholeUpTo = 50;

/** The list on a phone: as many cards drawn as are seen. */
export function CardList<Row>({ label, rows, rowId, card, isFaded, open, onReach }: Props<Row>) {
  const list = useRef<HTMLUListElement>(null);
  const [top, setTop] = useState(0);
  // What stands above may come later, and move the list.
  useLayoutEffect(() => {
    const measure = () => {
      if (list.current) setTop(Math.round(list.current.getBoundingClientRect().top + scrollY));
    };
    const watcher = new ResizeObserver(measure);
    watcher.observe(document.body);
    measure();
    return () => watcher.disconnect();
  }, []);
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => 118,
    getItemKey: (index) => (rows[index] ? rowId(rows[index]) : index),
    overscan: rows.length <= wholeUpTo ? wholeUpTo : 8,
    scrollMargin: top,
  });
  const items = virtual.getVirtualItems();
  // What is seen, not what is drawn: of a short list all is drawn from the beginning.
  const last = virtual.range?.endIndex ?? 0;
  useEffect(() => {
    if (scrollY > 0) onReach(last);
  }, [last, onReach]);
  return (
    <ul
      ref={list}
      className={classes.cards}
      aria-label={label}
      style={{
        paddingTop: (items[0]?.start ?? top) - top,
        paddingBottom: virtual.getTotalSize() - ((items.at(-1)?.end ?? top) - top),
      }}
    >
      {items.map(({ index, key }) => {
        const row = rows[index];
        return (
          row && (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              aria-setsize={open ? -1 : rows.length}
              aria-posinset={index + 1}
              className={classes.card}
              data-faded={isFaded?.(row) || undefined}
            >
              {card(row)}
            </li>
          )
        );
      })}
    </ul>
  );
}

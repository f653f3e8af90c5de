import { Anchor, Skeleton, Text } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { Link } from 'react-router';
import { useLocale } from '../../../ui/locale';
import { Panel } from '../../../ui/panel';
import type { Series } from './bar-chart';
import classes from './board.module.css';

const Bars = lazy(async () => ({ default: (await import('./bar-chart')).Bars }));

export interface ChartRow {
  readonly key: string;
  readonly label: string;
  /** What stands below the bar, where the label is long. */
  readonly short?: string;
  readonly note?: string;
  readonly values: readonly number[];
  /** The cases behind a number, by series; null where no list shows them any more. */
  readonly to: readonly (string | null)[];
}

interface Props {
  readonly title: string;
  readonly subject: string;
  readonly series: readonly Series[];
  readonly rows: readonly ChartRow[];
  readonly empty: string;
  /** Below the bars, only each so many is named. */
  readonly every?: number;
}

/** A chart, and below it the same numbers as a table whose numbers lead to the cases. */
export function ChartPanel({ title, subject, series, rows, empty, every = 1 }: Props) {
  const locale = useLocale();
  const number = new Intl.NumberFormat(locale);
  if (rows.length === 0) {
    return (
      <Panel title={title}>
        <Text size="sm" c="dimmed">
          {empty}
        </Text>
      </Panel>
    );
  }
  return (
    <Panel title={title}>
      <Suspense fallback={<Skeleton height={220} />}>
        <Bars
          every={every}
          series={series}
          bars={rows.map(({ label, short, values }) => ({ label: short ?? label, values }))}
        />
      </Suspense>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{subject}</th>
            {series.map(({ name }) => (
              <th key={name} scope="col" data-end>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, label, note, values, to }) => (
            <tr key={key}>
              <th scope="row">
                {label}
                {note && (
                  <Text size="xs" c="dimmed" component="div">
                    {note}
                  </Text>
                )}
              </th>
              {values.map((value, index) => (
                <td key={series[index]?.name} data-end>
                  {value > 0 && to[index] ? (
                    <Anchor
                      component={Link}
                      to={to[index]}
                      aria-label={`${label}, ${series[index]?.name}: ${number.format(value)}`}
                    >
                      {number.format(value)}
                    </Anchor>
                  ) : (
                    number.format(value)
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

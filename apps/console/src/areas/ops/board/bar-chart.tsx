import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';

export interface Series {
  readonly name: string;
  readonly color: string;
}
interface Props {
  /** One bar each; a number per series, in their order. */
  readonly bars: readonly { readonly label: string; readonly values: readonly number[] }[];
  readonly series: readonly Series[];
  readonly every: number;
}

const height = 220;

/** Bars, one on the other; for eyes only: the same numbers stand in the table below. */
export function Bars({ bars, series, every }: Props) {
  const data = bars.map(({ label, values }) =>
    Object.fromEntries([['label', label], ...series.map(({ name }, index) => [name, values[index] ?? 0])]),
  );
  return (
    <div aria-hidden style={{ height }}>
      <ResponsiveContainer width="100%" height={height}>
        <BarChart data={data} accessibilityLayer={false} margin={{ top: 8, right: 4, bottom: 0, left: -22 }}>
          <CartesianGrid vertical={false} stroke="var(--tn-line)" />
          <XAxis
            dataKey="label"
            tickLine={false}
            stroke="var(--tn-quiet)"
            fontSize={12}
            interval={every - 1}
          />
          <YAxis
            allowDecimals={false}
            tickLine={false}
            axisLine={false}
            stroke="var(--tn-quiet)"
            fontSize={12}
          />
          <Tooltip
            cursor={{ fill: 'var(--tn-moves-bg)' }}
            contentStyle={{
              background: 'var(--tn-surface)',
              border: '1px solid var(--tn-line)',
              borderRadius: 8,
            }}
          />
          {series.map(({ name, color }) => (
            <Bar
              key={name}
              dataKey={name}
              stackId="all"
              fill={color}
              maxBarSize={46}
              isAnimationActive={false}
            />
          ))}
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}

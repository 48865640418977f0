export interface SparklineProps {
  values: readonly number[];
  width?: number | undefined;
  height?: number | undefined;
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** A trend, no axis. Hidden from screen readers: the figure itself stands beside it. */
export function Sparkline({ values, width = 72, height = 20 }: SparklineProps) {
  if (values.length < 2) return null;
  const low = Math.min(...values);
  const span = Math.max(...values) - low;
  const points = values.map((value, index): [number, number] => [
    round((index / (values.length - 1)) * (width - 4) + 1),
    // A flat line runs through the middle instead of along the floor.
    round(span === 0 ? height / 2 : height - 3 - ((value - low) / span) * (height - 6)),
  ]);
  const last = points.at(-1);
  return (
    <svg className="ui-spark" viewBox={`0 0 ${width} ${height}`} style={{ width, height }} aria-hidden="true">
      <polyline points={points.map((point) => point.join(',')).join(' ')} />
      {last === undefined ? null : <circle cx={last[0]} cy={last[1]} r="2" />}
    </svg>
  );
}

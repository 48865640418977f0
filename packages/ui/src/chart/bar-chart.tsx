import { useMemo, useState, type PointerEvent } from 'react';
import { useUi } from '../core/ui-provider.js';
import { labelledIndexes, niceCeiling } from './scale.js';
import { useWidth } from './use-width.js';

export interface Bar {
  /** As in the table: "Thu 22 Oct". */
  readonly label: string;
  /** As on the axis: "22 Oct". */
  readonly shortLabel?: string | undefined;
  readonly value: number;
  /** The same day of the period before, drawn as a tick. */
  readonly before?: number | undefined;
}

export interface BarChartProps {
  label: string;
  bars: readonly Bar[];
  /** Writes an exact value: formatMoney for amounts in minor units, formatCount for counts. */
  format: (value: number) => string;
  /** Writes a value of the axis; like format when left out. */
  formatAxis?: ((value: number) => string) | undefined;
  seriesName: string;
  beforeName?: string | undefined;
  height?: number | undefined;
}

const AXIS = 20;
const HEADROOM = 14;
const LABEL_WIDTH = 72;

/** Amounts per day. The value under the pointer is written in one place, and the table behind the bars stays reachable. */
export function BarChart({
  label,
  bars,
  format,
  formatAxis = format,
  seriesName,
  beforeName,
  height = 208,
}: BarChartProps) {
  const { words } = useUi();
  const [box, width] = useWidth();
  const [at, setAt] = useState<number | undefined>(undefined);
  const compares = beforeName !== undefined && bars.some((bar) => bar.before !== undefined);
  const top = niceCeiling(Math.max(0, ...bars.flatMap((bar) => [bar.value, bar.before ?? 0])));
  const floor = height - AXIS;
  const y = (value: number): number => floor - (Math.max(0, value) / top) * (floor - HEADROOM);
  const step = bars.length === 0 ? 0 : width / bars.length;
  const bar = Math.max(2, Math.min(16, step * 0.6));
  const labelled = useMemo(() => labelledIndexes(bars.length, width, LABEL_WIDTH), [bars.length, width]);
  const here = at === undefined ? undefined : bars[at];
  const follow = (event: PointerEvent<HTMLDivElement>): void => {
    const left = event.currentTarget.getBoundingClientRect().left;
    setAt(Math.max(0, Math.min(bars.length - 1, Math.floor((event.clientX - left) / step))));
  };

  return (
    <figure className="ui-chart" aria-label={label}>
      <figcaption className="ui-chart-key">
        <span>
          <i />
          {seriesName}
        </span>
        {compares ? (
          <span>
            <i data-mark="tick" />
            {beforeName}
          </span>
        ) : null}
        <output aria-live="off">
          {here === undefined
            ? null
            : words.readout(
                here.label,
                format(here.value),
                compares && here.before !== undefined ? format(here.before) : undefined,
              )}
        </output>
      </figcaption>
      <div
        className="ui-chart-plot"
        ref={box}
        style={{ height }}
        onPointerMove={follow}
        onPointerLeave={() => setAt(undefined)}
      >
        {width === 0 ? null : (
          <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
            {at === undefined ? null : <rect className="ui-cursor" x={at * step} y={0} width={step} height={floor} />}
            {[0, 0.5, 1].map((share) => (
              <g key={share}>
                <path className="ui-grid" d={`M0 ${Math.round(y(top * share)) + 0.5}H${width}`} />
                {share === 0 ? null : <text y={y(top * share) - 4}>{formatAxis(top * share)}</text>}
              </g>
            ))}
            {bars.map((item, index) => {
              const x = index * step + (step - bar) / 2;
              const edge = index === bars.length - 1;
              return (
                <g key={item.label}>
                  {item.value > 0 ? (
                    <rect
                      className="ui-bar"
                      data-at={index === at ? '' : undefined}
                      x={x}
                      y={y(item.value)}
                      width={bar}
                      height={floor - y(item.value)}
                      rx="1.5"
                    />
                  ) : null}
                  {compares && item.before !== undefined ? (
                    <path className="ui-tick" d={`M${x - 2} ${y(item.before)}h${bar + 4}`} />
                  ) : null}
                  {labelled.has(index) ? (
                    <text
                      x={edge ? width : x + bar / 2}
                      y={floor + 16}
                      textAnchor={edge ? 'end' : index * step < LABEL_WIDTH / 2 ? 'start' : 'middle'}
                    >
                      {item.shortLabel ?? item.label}
                    </text>
                  ) : null}
                </g>
              );
            })}
          </svg>
        )}
      </div>
      <details className="ui-as-table">
        <summary>{words.showAsTable}</summary>
        <div tabIndex={0} role="region" aria-label={label}>
          <table className="ui-simple-table">
            <thead>
              <tr>
                <th scope="col">{words.day}</th>
                <th scope="col" data-align="end">
                  {seriesName}
                </th>
                {compares ? (
                  <th scope="col" data-align="end">
                    {beforeName}
                  </th>
                ) : null}
              </tr>
            </thead>
            <tbody>
              {bars.map((item) => (
                <tr key={item.label}>
                  <th scope="row">{item.label}</th>
                  <td data-align="end">{format(item.value)}</td>
                  {compares ? (
                    <td data-align="end">{item.before === undefined ? words.notApplicable : format(item.before)}</td>
                  ) : null}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}

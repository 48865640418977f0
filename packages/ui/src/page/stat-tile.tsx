import type { ReactNode } from 'react';

export interface StatTileProps {
  name: ReactNode;
  value: ReactNode;
  /** Under the figure: a Delta, a word about when. */
  sub?: ReactNode;
  /** With onSelect the tile chooses what the chart shows. */
  selected?: boolean | undefined;
  onSelect?: (() => void) | undefined;
}

/** One figure of a FigureStrip: name, value, what it compares to. */
export function StatTile({ name, value, sub, selected = false, onSelect }: StatTileProps) {
  if (onSelect !== undefined) {
    return (
      <button type="button" className="ui-stat" aria-pressed={selected} onClick={onSelect}>
        <span className="ui-stat-name">{name}</span>
        <span className="ui-stat-value">{value}</span>
        {sub === undefined ? null : <span className="ui-stat-sub">{sub}</span>}
      </button>
    );
  }
  return (
    <div className="ui-stat">
      <span className="ui-stat-name">{name}</span>
      <span className="ui-stat-value">{value}</span>
      {sub === undefined ? null : <span className="ui-stat-sub">{sub}</span>}
    </div>
  );
}

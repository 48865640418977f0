import { Children, type ReactNode } from 'react';

/** Figures in one line, divided by hairlines instead of boxes. Takes StatTile children. */
export function FigureStrip({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="ui-strip" data-count={Children.toArray(children).length}>
      <div role="group" aria-label={label}>
        {children}
      </div>
    </div>
  );
}

import type { ReactNode } from 'react';
import { formatCount } from '../format.js';
import { useUi } from '../core/ui-provider.js';

export interface BulkBarProps {
  label: string;
  count: number;
  /** Totals of the selection, each currency for itself. */
  totals?: ReactNode;
  children: ReactNode;
}

/** Floats over the foot of the table while something is selected. */
export function BulkBar({ label, count, totals, children }: BulkBarProps) {
  const { locale, words } = useUi();
  if (count === 0) return null;
  return (
    <div className="ui-bulk" role="region" aria-label={label}>
      <p role="status">
        <b>{words.selected(formatCount(count, { locale }))}</b>
        {totals === undefined ? null : <span>{totals}</span>}
      </p>
      {children}
    </div>
  );
}

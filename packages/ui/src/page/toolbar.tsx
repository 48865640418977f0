import type { ReactNode } from 'react';

/** Search and filters over a table; on a phone one line that scrolls sideways. */
export function Toolbar({ label, children, end }: { label: string; children: ReactNode; end?: ReactNode }) {
  return (
    <div className="ui-toolbar" role="search" aria-label={label}>
      {children}
      {end === undefined ? null : <span className="ui-toolbar-end">{end}</span>}
    </div>
  );
}

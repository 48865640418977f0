import type { ReactNode } from 'react';
import { Button } from '../controls/button.js';
import { useUi } from '../core/ui-provider.js';

export interface TableFootProps {
  /** "1–18 of 128, £14,208.36 and €3,912.40" */
  children: ReactNode;
  /** Undefined at the first page; leave both out where there are no pages. */
  onPrevious?: (() => void) | undefined;
  onNext?: (() => void) | undefined;
  paged?: boolean | undefined;
}

export function TableFoot({
  children,
  onPrevious,
  onNext,
  paged = onPrevious !== undefined || onNext !== undefined,
}: TableFootProps) {
  const { words } = useUi();
  return (
    <div className="ui-table-foot">
      <span>{children}</span>
      {paged ? (
        <span>
          <Button size="small" disabled={onPrevious === undefined} onClick={onPrevious}>
            {words.previous}
          </Button>
          <Button size="small" disabled={onNext === undefined} onClick={onNext}>
            {words.next}
          </Button>
        </span>
      ) : null}
    </div>
  );
}

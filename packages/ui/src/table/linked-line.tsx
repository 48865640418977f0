import { Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';

/** A refund under its sale: the arrow says that it belongs to another line. */
export function LinkedLine({ children }: { children: ReactNode }) {
  return (
    <span className="ui-linked">
      <Undo2 aria-hidden="true" />
      {children}
    </span>
  );
}

import { TableFoot } from '@tributary/ui';
import type { ReactNode } from 'react';
import { useSearchState } from '../../shared/link.js';

/** Under a list that comes by page; the page is in the address, so Previous is Back. */
export function PageFoot({ next, children }: { next: string | null | undefined; children: ReactNode }) {
  const [search, setSearch] = useSearchState();
  return (
    <TableFoot
      paged={search.cursor !== undefined || next != null}
      onPrevious={search.cursor === undefined ? undefined : () => history.back()}
      onNext={next == null ? undefined : () => setSearch({ cursor: next })}
    >
      {children}
    </TableFoot>
  );
}

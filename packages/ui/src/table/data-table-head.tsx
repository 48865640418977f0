import { ChevronDown, ChevronUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { useUi } from '../core/ui-provider.js';
import { cellMarks } from './cell-marks.js';
import type { DataTableColumn, TableSort } from './data-table.types.js';

interface HeadProps<Row> {
  columns: readonly DataTableColumn<Row>[];
  sort: TableSort | undefined;
  onSort: ((id: string, desc: boolean) => void) | undefined;
  all: ReactNode;
}

export function DataTableHead<Row>({ columns, sort, onSort, all }: HeadProps<Row>) {
  const { words } = useUi();
  return (
    <thead role="rowgroup">
      <tr role="row">
        {all === undefined ? null : (
          <th role="columnheader" scope="col" className="ui-pick">
            {all}
            <span className="ui-sort-text">{words.select}</span>
          </th>
        )}
        {columns.map((column) => {
          const here = sort?.id === column.id ? sort : undefined;
          const sortable = onSort !== undefined && (column.sortable ?? column.sortValue !== undefined);
          // A first click on figures asks for the largest, on names for the first.
          const desc = here === undefined ? column.align === 'end' : !here.desc;
          const Icon = (here ?? { desc }).desc ? ChevronDown : ChevronUp;
          const { 'data-align': align, 'data-give': give } = cellMarks(column);
          return (
            <th
              key={column.id}
              role="columnheader"
              scope="col"
              data-align={align}
              data-give={give}
              style={column.width === undefined ? undefined : { width: column.width }}
              aria-sort={here === undefined ? undefined : here.desc ? 'descending' : 'ascending'}
            >
              {sortable ? (
                <>
                  <button type="button" className="ui-sort" onClick={() => onSort(column.id, desc)}>
                    {column.header}
                    <Icon aria-hidden="true" />
                  </button>
                  <span className="ui-sort-text">{column.header}</span>
                </>
              ) : column.headerHidden ? (
                <span className="sr-only">{column.header}</span>
              ) : (
                column.header
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

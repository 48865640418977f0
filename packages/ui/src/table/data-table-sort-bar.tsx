import type { ReactNode } from 'react';
import { Select } from '../controls/select.js';
import { useUi } from '../core/ui-provider.js';
import type { DataTableColumn, TableSort } from './data-table.types.js';

interface SortBarProps<Row> {
  columns: readonly DataTableColumn<Row>[];
  sort: TableSort | undefined;
  onSort: ((id: string, desc: boolean) => void) | undefined;
  all: ReactNode;
}

/** Where rows have two lines there is no head to press, so sorting and "select all" stand here. */
export function DataTableSortBar<Row>({ columns, sort, onSort, all }: SortBarProps<Row>) {
  const { words } = useUi();
  const sortable = columns.filter((column) => column.sortable ?? column.sortValue !== undefined);
  if (all === undefined && (onSort === undefined || sortable.length === 0)) return null;
  const options = sortable.flatMap((column) =>
    (['desc', 'asc'] as const).map((way) => ({
      value: `${way}:${column.id}`,
      label: words.sortOption(column.header, way),
    })),
  );
  return (
    <div className="ui-table-sortbar">
      {all}
      {onSort === undefined || sortable.length === 0 ? null : (
        <Select
          label={words.sortBy}
          labelHidden
          size="small"
          options={options}
          placeholder={sort === undefined ? words.sortBy : undefined}
          value={sort === undefined ? '' : `${sort.desc ? 'desc' : 'asc'}:${sort.id}`}
          onValueChange={(value) => {
            if (value !== '') onSort(value.slice(value.indexOf(':') + 1), value.startsWith('desc:'));
          }}
        />
      )}
    </div>
  );
}

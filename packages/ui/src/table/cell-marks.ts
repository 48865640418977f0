import type { DataTableColumn } from './data-table.types.js';

const places = { lead: 'a', amount: 'b', detail: 'c', state: 'd', below: 'e' } as const;

/** What the stylesheet needs to know about a cell: its side, when it gives way and where it goes on a phone. */
export function cellMarks<Row>(column: DataTableColumn<Row>) {
  return {
    'data-align': column.align === 'end' ? 'end' : undefined,
    'data-give': column.giveWay,
    'data-place': column.phone === undefined ? undefined : places[column.phone],
    'data-word': column.phoneWord,
    'data-lead': column.lead ? '' : undefined,
    'data-quiet': column.quiet ? '' : undefined,
    'data-cut': column.cut ? '' : undefined,
  };
}

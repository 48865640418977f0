import { cellMarks } from './cell-marks.js';
import type { DataTableColumn } from './data-table.types.js';

/** Totals: single rule above, double below, as on a receipt. */
export function DataTableFoot<Row>({ columns, pick }: { columns: readonly DataTableColumn<Row>[]; pick: boolean }) {
  if (columns.every((column) => column.foot === undefined)) return null;
  return (
    <tfoot role="rowgroup">
      <tr role="row">
        {pick ? <td role="cell" className="ui-pick" /> : null}
        {columns.map((column) => {
          const marks = cellMarks(column);
          return (
            <td
              key={column.id}
              role="cell"
              {...marks}
              data-place={column.foot === undefined ? undefined : marks['data-place']}
            >
              {column.foot}
            </td>
          );
        })}
      </tr>
    </tfoot>
  );
}

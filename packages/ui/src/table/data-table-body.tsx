import type { MouseEvent, ReactNode } from 'react';
import { useUi } from '../core/ui-provider.js';
import { Skeleton } from '../page/skeleton.js';
import { cellMarks } from './cell-marks.js';
import type { DataTableColumn } from './data-table.types.js';

interface BodyRow<Row> {
  readonly id: string;
  readonly data: Row;
  readonly selectable: boolean;
}

interface BodyProps<Row> {
  columns: readonly DataTableColumn<Row>[];
  rows: readonly BodyRow<Row>[];
  rowName: (row: Row) => string;
  pick: boolean;
  selected: ReadonlySet<string>;
  onToggle: (id: string, range: boolean) => void;
  cursor: string | undefined;
  onCursor: ((id: string) => void) | undefined;
  onOpen: ((id: string) => void) | undefined;
  openId: string | undefined;
  skeletonRows: number;
  message: ReactNode;
}

const widths = ['78%', '62%', '85%', '55%', '70%'];

export function DataTableBody<Row>(props: BodyProps<Row>) {
  const { columns, rows, rowName, pick, selected, onToggle, cursor, onCursor, onOpen, openId, skeletonRows, message } =
    props;
  const { words } = useUi();
  const press = (event: MouseEvent, id: string): void => {
    // Text that is being selected and controls inside the row are not the row.
    if (event.target instanceof Element && event.target.closest('a, button, input, label, summary') !== null) return;
    if (getSelection()?.isCollapsed === false) return;
    onCursor?.(id);
    onOpen?.(id);
  };
  return (
    <tbody role="rowgroup">
      {message === undefined ? null : (
        <tr role="row" className="ui-table-message">
          <td role="cell" colSpan={columns.length + (pick ? 1 : 0)}>
            {message}
          </td>
        </tr>
      )}
      {Array.from({ length: skeletonRows }, (_, index) => (
        <tr key={index} role="row" aria-hidden="true">
          {pick ? (
            <td role="cell" className="ui-pick">
              <Skeleton width="1rem" height="1rem" />
            </td>
          ) : null}
          {columns.map((column, at) => (
            <td key={column.id} role="cell" {...cellMarks(column)}>
              <Skeleton width={column.align === 'end' ? '3.5rem' : widths[(index + at) % widths.length]} />
            </td>
          ))}
        </tr>
      ))}
      {rows.map((row) => (
        <tr
          key={row.id}
          role="row"
          data-row={row.id}
          data-selected={selected.has(row.id) ? '' : undefined}
          data-here={row.id === cursor ? '' : undefined}
          data-open={row.id === openId ? '' : undefined}
          data-clickable={onOpen === undefined ? undefined : ''}
          onClick={(event) => press(event, row.id)}
        >
          {pick ? (
            <td role="cell" className="ui-pick">
              <input
                type="checkbox"
                className="ui-check"
                aria-label={words.selectRow(rowName(row.data))}
                checked={selected.has(row.id)}
                disabled={!row.selectable}
                onChange={() => undefined}
                onClick={(event) => onToggle(row.id, event.shiftKey)}
              />
            </td>
          ) : null}
          {columns.map((column) => {
            const content = column.cell(row.data);
            // What may be cut can be read in full on hover.
            const title = column.cut && typeof content === 'string' ? content : undefined;
            return column.lead ? (
              <th key={column.id} role="rowheader" scope="row" title={title} {...cellMarks(column)}>
                {content}
              </th>
            ) : (
              <td key={column.id} role="cell" title={title} {...cellMarks(column)}>
                {content}
              </td>
            );
          })}
        </tr>
      ))}
    </tbody>
  );
}

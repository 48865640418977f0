import {
  columnVisibilityFeature,
  createSortedRowModel,
  rowSelectionFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
  type ColumnDef,
  type Row as TableRow,
} from '@tanstack/react-table';
import { useEffect, useMemo, useRef } from 'react';
import { Checkbox } from '../controls/checkbox.js';
import { announce } from '../core/announce.js';
import { useDelayed } from '../core/use-delayed.js';
import { useUi } from '../core/ui-provider.js';
import { DataTableBody } from './data-table-body.js';
import { DataTableFoot } from './data-table-foot.js';
import { DataTableHead } from './data-table-head.js';
import { DataTableSortBar } from './data-table-sort-bar.js';
import type { DataTableProps } from './data-table.types.js';
import { allToggled, rangeToggled } from './selection.js';
import { useGiveWay } from './use-give-way.js';
import { useTableKeys } from './use-table-keys.js';

const features = tableFeatures({
  rowSortingFeature,
  rowSelectionFeature,
  columnVisibilityFeature,
  sortedRowModel: createSortedRowModel(),
});
export type Features = typeof features;

const nothing: ReadonlySet<string> = new Set();

/**
 * Rows that people review. State lives with the application (and so in the URL): sort, selection, cursor and open row
 * are all given and handed back. Real table elements with their roles written out, because the phone layout changes
 * `display`, which takes the roles away in some browsers. Meant for pages of up to 200 rows.
 */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const {
    label,
    columns,
    rows,
    getRowId,
    getRowName = getRowId,
    status = 'ready',
    sort,
    onSortChange,
    hiddenColumns = nothing,
    selected = nothing,
    onSelectedChange,
    isSelectable = () => true,
    cursor,
    onCursorChange,
    onOpen,
    openId,
    empty,
    filteredEmpty,
    filtered = false,
    error,
    density = 'normal',
    sticky = true,
    skeletonRows = 8,
    keys = true,
  } = props;
  const { words } = useUi();
  const box = useRef<HTMLDivElement>(null);
  const anchor = useRef<string | undefined>(undefined);
  const pick = onSelectedChange !== undefined;

  const defs = useMemo<ColumnDef<Features, Row, unknown>[]>(
    () =>
      columns.map((column) => ({
        id: column.id,
        accessorFn: (row: Row): unknown => column.sortValue?.(row),
        enableSorting: column.sortable ?? column.sortValue !== undefined,
        sortFn: compareValues,
      })),
    [columns],
  );
  const data = useMemo(() => [...rows], [rows]);
  const inBrowser = columns.some((column) => column.sortValue !== undefined);
  const table = useTable({
    features,
    columns: defs,
    data,
    getRowId,
    manualSorting: !inBrowser,
    enableRowSelection: (row: TableRow<Features, Row>) => pick && isSelectable(row.original),
    state: {
      sorting: sort === undefined ? [] : [{ id: sort.id, desc: sort.desc }],
      columnVisibility: Object.fromEntries([...hiddenColumns].map((id) => [id, false])),
      rowSelection: Object.fromEntries([...selected].map((id) => [id, true])),
    },
  });

  const shown = table.getRowModel().rows;
  const visible = columns.filter((column) => !hiddenColumns.has(column.id));
  const ids = useMemo(() => shown.map((row) => row.id), [shown]);
  const selectable = shown.filter((row) => row.getCanSelect()).map((row) => row.id);
  const chosen = selectable.filter((id) => selected.has(id)).length;

  const sortBy = (id: string, desc: boolean): void => {
    const header = columns.find((column) => column.id === id)?.header ?? id;
    onSortChange?.({ id, desc });
    announce(words.sortedBy(header, desc ? 'desc' : 'asc'));
  };
  const toggle = (id: string, range: boolean): void => {
    if (!selectable.includes(id)) return;
    onSelectedChange?.(rangeToggled(selected, selectable, range ? anchor.current : undefined, id, !selected.has(id)));
    anchor.current = id;
  };
  useTableKeys({
    ids,
    cursor,
    onCursorChange: (id) => onCursorChange?.(id),
    onToggle: pick ? toggle : undefined,
    onOpen,
    enabled: keys && onCursorChange !== undefined,
  });

  useEffect(() => {
    if (cursor === undefined) return;
    const row = box.current?.querySelector(`[data-row="${CSS.escape(cursor)}"]`);
    row?.scrollIntoView({ block: 'nearest' });
    // innerText, not textContent: columns that gave way are not read
    if (row instanceof HTMLElement) announce(row.innerText.replace(/\s+/g, ' '));
  }, [cursor]);

  useGiveWay(box, [columns, rows, hiddenColumns, status, density]);

  const loading = useDelayed(status === 'loading') || status === 'loading';
  const all = pick ? (
    <Checkbox
      labelHidden
      label={words.selectAll}
      checked={chosen > 0 && chosen === selectable.length}
      indeterminate={chosen > 0 && chosen < selectable.length}
      disabled={selectable.length === 0}
      onCheckedChange={(on) => onSelectedChange(allToggled(selected, selectable, on))}
    />
  ) : undefined;
  const message =
    status === 'error'
      ? error
      : !loading && shown.length === 0
        ? filtered
          ? (filteredEmpty ?? empty)
          : empty
        : undefined;

  return (
    <div className="ui-table-box" ref={box}>
      <DataTableSortBar
        columns={visible}
        sort={sort}
        onSort={onSortChange === undefined ? undefined : sortBy}
        all={all}
      />
      <table
        className="ui-table"
        role="table"
        aria-label={label}
        aria-busy={status === 'loading' || status === 'refreshing' || undefined}
        data-dense={density === 'dense' ? '' : undefined}
        data-tall={density === 'tall' ? '' : undefined}
        data-sticky={sticky ? '' : undefined}
        data-pick={pick ? '' : undefined}
        data-refreshing={status === 'refreshing' ? '' : undefined}
      >
        <DataTableHead
          columns={visible}
          sort={sort}
          onSort={onSortChange === undefined ? undefined : sortBy}
          all={all}
        />
        <DataTableBody
          columns={visible}
          rows={
            loading || message !== undefined
              ? []
              : shown.map((row) => ({ id: row.id, data: row.original, selectable: row.getCanSelect() }))
          }
          rowName={getRowName}
          pick={pick}
          selected={selected}
          onToggle={toggle}
          cursor={cursor}
          onCursor={onCursorChange}
          onOpen={onOpen}
          openId={openId}
          skeletonRows={loading ? skeletonRows : 0}
          message={message}
        />
        {loading || message !== undefined ? null : <DataTableFoot columns={visible} pick={pick} />}
      </table>
    </div>
  );
}

function compareValues<Row extends object>(
  a: TableRow<Features, Row>,
  b: TableRow<Features, Row>,
  column: string,
): number {
  const left = a.getValue(column);
  const right = b.getValue(column);
  if (left === undefined || right === undefined) return left === right ? 0 : left === undefined ? 1 : -1;
  if (typeof left === 'string' && typeof right === 'string')
    return left.localeCompare(right, undefined, { numeric: true });
  const [x, y] = [left as number | bigint, right as number | bigint];
  return x < y ? -1 : x > y ? 1 : 0;
}

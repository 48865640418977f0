import type { ReactNode } from 'react';

export interface DataTableColumn<Row> {
  readonly id: string;
  /** Also read to screen readers, announced on sorting and offered in the column menu. */
  readonly header: string;
  readonly headerHidden?: boolean | undefined;
  readonly cell: (row: Row) => ReactNode;
  /** "end" for figures: right-aligned, with figures of equal width. */
  readonly align?: 'start' | 'end' | undefined;
  readonly sortable?: boolean | undefined;
  /** For sorting in the browser. Without it the application sorts (usually the server) and onSortChange asks for it. */
  readonly sortValue?: ((row: Row) => string | number | bigint | undefined) | undefined;
  /** In which order columns give way when there is little room: 1 first. Without it a column stays until rows have two lines. */
  readonly giveWay?: 1 | 2 | 3 | 4 | 5 | 6 | undefined;
  /** Its place in the two lines of a phone row: lead, amount / detail, state; "below" is a third line. Left out: not shown there. */
  readonly phone?: 'lead' | 'amount' | 'detail' | 'state' | 'below' | undefined;
  /** Stands before its cell on a phone, where the head is not seen: "Available". */
  readonly phoneWord?: string | undefined;
  /** The name of the row; its cell becomes a row header. */
  readonly lead?: boolean | undefined;
  readonly quiet?: boolean | undefined;
  /** Cut at the end; never for amounts, dates or states. */
  readonly cut?: boolean | undefined;
  /** Total in the foot. */
  readonly foot?: ReactNode;
  readonly width?: string | undefined;
}

export interface TableSort {
  readonly id: string;
  readonly desc: boolean;
}

export type DataTableStatus = 'ready' | 'loading' | 'refreshing' | 'error';

export interface DataTableProps<Row> {
  /** Names the table. */
  label: string;
  columns: readonly DataTableColumn<Row>[];
  rows: readonly Row[];
  getRowId: (row: Row) => string;
  /** How a row is called when it is selected: an order number. The id when left out. */
  getRowName?: ((row: Row) => string) | undefined;
  /** refreshing keeps the old rows, dimmed. */
  status?: DataTableStatus | undefined;
  sort?: TableSort | undefined;
  onSortChange?: ((sort: TableSort) => void) | undefined;
  hiddenColumns?: ReadonlySet<string> | undefined;
  selected?: ReadonlySet<string> | undefined;
  onSelectedChange?: ((selected: Set<string>) => void) | undefined;
  isSelectable?: ((row: Row) => boolean) | undefined;
  /** The row that J and K stand on. */
  cursor?: string | undefined;
  onCursorChange?: ((id: string) => void) | undefined;
  /** A click on the row or Enter on the cursor. */
  onOpen?: ((id: string) => void) | undefined;
  /** The row whose sheet is open. */
  openId?: string | undefined;
  /** Nothing there yet: says what will appear and offers one action. */
  empty?: ReactNode;
  /** The filters leave nothing: offers to remove them. Shown in place of empty while filtered is true. */
  filteredEmpty?: ReactNode;
  filtered?: boolean | undefined;
  /** An ErrorState; shown while status is "error". */
  error?: ReactNode;
  density?: 'dense' | 'normal' | 'tall' | undefined;
  sticky?: boolean | undefined;
  skeletonRows?: number | undefined;
  /** Switch J, K, X and Enter off, for a second table on the same page. */
  keys?: boolean | undefined;
}

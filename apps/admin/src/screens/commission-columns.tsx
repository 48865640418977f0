import type { Commission } from '@tributary/api-client';
import { type DataTableColumn, DateTime, Money } from '@tributary/ui';
import { AmountOf, OrderOf, RateOf, SaleOf, StateOf } from '../../../shared/commission-cells.js';
import { partsOf, partStates } from '../../../shared/parts.js';
import { type CsvColumns, decimal } from '../csv.js';

export const exportedCommissions: CsvColumns<Commission> = [
  ['order', (row) => row.order],
  ['source', (row) => row.source],
  ['partner', (row) => row.partnerName],
  ['program', (row) => row.programName],
  ['customer', (row) => row.customer],
  ['sold_at', (row) => row.soldAt],
  ['state', (row) => row.state],
  ['hold_until', (row) => row.holdUntil],
  ['sale', (row) => decimal(row.gross)],
  ['refunded', (row) => decimal(row.refunded)],
  ['sale_currency', (row) => row.gross.currency],
  ['rate', (row) => row.rate],
  ['commission', (row) => decimal(row.amount)],
  ...partStates.map((state) => [state, (row: Commission) => decimal(partsOf(row)[state])] as const),
  ['currency', (row) => row.amount.currency],
];

export const commissionColumns = (open: (id: string) => void): DataTableColumn<Commission>[] => [
  { id: 'partner', header: 'Partner', lead: true, cut: true, phone: 'lead', cell: (row) => row.partnerName },
  {
    id: 'order',
    header: 'Order',
    quiet: true,
    giveWay: 4,
    phone: 'detail',
    cell: (row) => <OrderOf commission={row} />,
  },
  { id: 'customer', header: 'Customer', quiet: true, cut: true, giveWay: 1, cell: (row) => row.customer },
  { id: 'gross', header: 'Sale', align: 'end', giveWay: 3, cell: (row) => <SaleOf commission={row} /> },
  {
    id: 'refunded',
    header: 'Refunded',
    align: 'end',
    giveWay: 2,
    cell: (row) =>
      row.refunded.amount === 0 ? null : (
        <Money value={{ minor: -Math.abs(row.refunded.amount), currency: row.refunded.currency }} owed />
      ),
  },
  {
    id: 'rate',
    header: 'Rate',
    align: 'end',
    giveWay: 2,
    cell: (row) => <RateOf commission={row} />,
  },
  {
    id: 'amount',
    header: 'Commission',
    align: 'end',
    phone: 'amount',
    cell: (row) => <AmountOf commission={row} onOpen={() => open(row.id)} />,
  },
  {
    id: 'soldAt',
    header: 'Sold',
    sortable: true,
    giveWay: 5,
    quiet: true,
    cell: (row) => <DateTime at={row.soldAt} />,
  },
  { id: 'state', header: 'State', phone: 'state', cell: (row) => <StateOf commission={row} /> },
];

import type { Balance } from '@tributary/api-client';
import { DataTable, type DataTableColumn, EmptyState, Money, MoneyList, SectionHeader, UiLink } from '@tributary/ui';
import { useData } from '../../../shared/api.js';
import { Fresh } from '../../../shared/fresh.js';
import { sums } from '../../../shared/money.js';
import { ProblemState } from '../../../shared/problem.js';
import { tableStatus } from '../../../shared/status.js';
import { type CsvColumns, decimal } from '../csv.js';
import { ExportButton } from '../export-button.js';

const sumOf = (name: 'held' | 'pending' | 'available' | 'inTransit' | 'paid' | 'debt') => (row: Balance) =>
  decimal({ amount: row[name], currency: row.currency });
const exported: CsvColumns<Balance> = [
  ['partner', (row) => row.partnerName],
  ['currency', (row) => row.currency],
  ['on_hold', sumOf('held')],
  ['pending', sumOf('pending')],
  ['available', sumOf('available')],
  ['in_transit', sumOf('inTransit')],
  ['paid', sumOf('paid')],
  ['debt', sumOf('debt')],
];

/** Only where somebody owes. */
const debt: DataTableColumn<Balance> = {
  id: 'debt',
  header: 'Debt',
  align: 'end',
  giveWay: 5,
  cell: (row) =>
    row.debt === 0 ? null : <Money value={{ minor: -Math.abs(row.debt), currency: row.currency }} owed />,
};

export function BalanceTable() {
  const balances = useData('balances', '/balances');
  const rows = balances.data ?? [];
  const total = (of: (row: Balance) => number) =>
    rows.length === 0 ? undefined : (
      <MoneyList values={sums(rows.map((row) => ({ amount: of(row), currency: row.currency })))} />
    );
  const column = (
    id: 'held' | 'pending' | 'available' | 'inTransit' | 'paid',
    header: string,
    place: Pick<DataTableColumn<Balance>, 'giveWay' | 'phone' | 'phoneWord'>,
  ) => ({
    id,
    header,
    align: 'end' as const,
    ...place,
    foot: total((row) => row[id]),
    sortValue: (row: Balance) => row[id],
    cell: (row: Balance) => (
      <span className={row[id] === 0 ? 'text-subtle' : undefined}>
        <Money value={{ minor: row[id], currency: row.currency }} />
      </span>
    ),
  });
  return (
    <section aria-labelledby="balances">
      <SectionHeader
        id="balances"
        title="Balances"
        aside={
          <>
            <Fresh of={balances} />
            <ExportButton
              name="balances"
              label="balances"
              columns={exported}
              load={() => rows}
              disabled={rows.length === 0}
            />
          </>
        }
      />
      <DataTable
        label="Balances"
        keys={false}
        rows={rows}
        getRowId={(row) => `${row.partner} ${row.currency}`}
        status={tableStatus(balances)}
        error={<ProblemState error={balances.error} onRetry={() => void balances.refetch()} />}
        empty={
          <EmptyState headingLevel="h3" title="No balances">
            The first sale of a referred customer opens one.
          </EmptyState>
        }
        columns={[
          {
            id: 'partner',
            header: 'Partner',
            lead: true,
            cut: true,
            phone: 'lead',
            foot: rows.length === 0 ? undefined : 'Total',
            cell: (row) => (
              <UiLink quiet href={`/partners/${row.partner}`}>
                {row.partnerName}
              </UiLink>
            ),
          },
          column('held', 'On hold', { giveWay: 2 }),
          column('pending', 'Pending', { giveWay: 3, phone: 'detail', phoneWord: 'Pending' }),
          column('available', 'Available', { phone: 'amount', phoneWord: 'Available' }),
          column('inTransit', 'In transit', { giveWay: 4, phone: 'state', phoneWord: 'In transit' }),
          column('paid', 'Paid', { giveWay: 1 }),
          ...(rows.some(({ debt }) => debt !== 0) ? [debt] : []),
        ]}
      />
    </section>
  );
}

import type { ReviewItem } from '@tributary/api-client';
import { ButtonLink, DataTable, DateTime, EmptyState, InlineCode, Money, PageHeader, StatusBadge } from '@tributary/ui';
import { useData } from '../../../shared/api.js';
import { Fresh } from '../../../shared/fresh.js';
import { withSearch } from '../../../shared/link.js';
import { minor } from '../../../shared/money.js';
import { ProblemState } from '../../../shared/problem.js';
import { tableStatus } from '../../../shared/status.js';
import { useTitle } from '../../../shared/title.js';
import { type CsvColumns, decimal } from '../csv.js';
import { ExportButton } from '../export-button.js';

const exported: CsvColumns<ReviewItem> = [
  ['refund', (row) => row.reference],
  ['customer', (row) => row.customer],
  ['refunded_at', (row) => row.at],
  ['left_over', (row) => decimal(row.amount)],
  ['currency', (row) => row.amount.currency],
];

/** Refunds of which no sale can bear all: somebody has to look which sale is missing. */
export function Review() {
  useTitle('Review');
  const items = useData('commissions', '/reviews');
  return (
    <>
      <PageHeader
        title="Review"
        actions={
          <>
            <Fresh of={items} />
            <ExportButton
              name="review"
              columns={exported}
              load={() => items.data ?? []}
              disabled={(items.data ?? []).length === 0}
            />
          </>
        }
        description="Refunds larger than the sales they belong to. They settle by themselves when the missing sale arrives."
      />
      <DataTable
        label="To review"
        rows={items.data ?? []}
        getRowId={(row) => row.id}
        status={tableStatus(items)}
        error={<ProblemState error={items.error} onRetry={() => void items.refetch()} />}
        empty={<EmptyState title="Nothing to review">Every refund belongs to a sale that bears it.</EmptyState>}
        columns={[
          {
            id: 'reference',
            header: 'Refund',
            lead: true,
            phone: 'lead',
            cell: (row) => <InlineCode>{row.reference}</InlineCode>,
          },
          {
            id: 'customer',
            header: 'Customer',
            phone: 'detail',
            quiet: true,
            cell: (row) => row.customer ?? 'unknown',
          },
          {
            id: 'kind',
            header: 'What is open',
            phone: 'state',
            giveWay: 1,
            cell: () => <StatusBadge tone="warning">No sale bears it</StatusBadge>,
          },
          { id: 'at', header: 'Refunded', giveWay: 2, cell: (row) => <DateTime at={row.at} precision="minute" /> },
          {
            id: 'amount',
            header: 'Left over',
            align: 'end',
            phone: 'amount',
            cell: (row) => <Money value={minor(row.amount)} />,
          },
          {
            id: 'go',
            header: 'Look',
            headerHidden: true,
            align: 'end',
            phone: 'below',
            cell: (row) => (
              <ButtonLink
                size="small"
                href={withSearch('/commissions', { state: 'all', search: row.customer ?? row.reference })}
              >
                Find its sales
              </ButtonLink>
            ),
          },
        ]}
      />
    </>
  );
}

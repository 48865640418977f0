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
  ['kind', (row) => row.kind],
  ['reference', (row) => row.reference],
  ['customer', (row) => row.customer],
  ['at', (row) => row.at],
  ['amount', (row) => decimal(row.amount)],
  ['currency', (row) => row.amount.currency],
];

const kinds = {
  'refund-surplus': { open: 'No sale bears it', tone: 'warning', look: 'Find its sales' },
  'approved-of-fraud': { open: 'Approved, the customer is a fraud', tone: 'negative', look: 'Decide' },
} as const satisfies Record<ReviewItem['kind'], object>;

const placeOf = ({ kind, id, customer, reference }: ReviewItem): string =>
  kind === 'approved-of-fraud'
    ? `/commissions/${id}?state=all`
    : withSearch('/commissions', { state: 'all', search: customer ?? reference });

/**
 * What the rules leave to people: refunds of which no sale can bear all, so that one may be missing, and what was approved of
 * a customer before a sale of theirs was rejected for fraud.
 */
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
        description="Refunds larger than the sales they belong to, which settle by themselves when the missing sale arrives; and approved commissions on customers rejected for fraud, which stay approved unless you reject them."
      />
      <DataTable
        label="To review"
        rows={items.data ?? []}
        getRowId={(row) => row.id}
        status={tableStatus(items)}
        error={<ProblemState error={items.error} onRetry={() => void items.refetch()} />}
        empty={
          <EmptyState title="Nothing to review">
            Every refund belongs to a sale that bears it, and no approved commission is on a customer rejected for
            fraud.
          </EmptyState>
        }
        columns={[
          {
            id: 'reference',
            header: 'Order or refund',
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
            cell: ({ kind }) => <StatusBadge tone={kinds[kind].tone}>{kinds[kind].open}</StatusBadge>,
          },
          { id: 'at', header: 'Since', giveWay: 2, cell: (row) => <DateTime at={row.at} precision="minute" /> },
          {
            id: 'amount',
            header: 'Amount',
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
              <ButtonLink size="small" href={placeOf(row)}>
                {kinds[row.kind].look}
              </ButtonLink>
            ),
          },
        ]}
      />
    </>
  );
}

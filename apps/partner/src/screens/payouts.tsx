import type { Page, Payout } from '@tributary/api-client';
import { DataTable, DateTime, EmptyState, InlineCode, Money, PageHeader, StatusBadge } from '@tributary/ui';
import { useData } from '../../../shared/api.js';
import { Fresh } from '../../../shared/fresh.js';
import { minor } from '../../../shared/money.js';
import { ProblemState } from '../../../shared/problem.js';
import { tableStatus } from '../../../shared/status.js';
import { useTitle } from '../../../shared/title.js';
import { EarningsTabs } from './earnings-tabs.js';

const states = {
  requested: ['accent', 'On its way'],
  paid: ['positive', 'Paid'],
  returned: ['negative', 'Returned'],
} as const;

export function Payouts() {
  useTitle('Payouts');
  const payouts = useData<Page<Payout>>('payouts', '/payouts', { limit: 100 });
  return (
    <>
      <PageHeader title="Earnings" actions={<Fresh of={payouts} />} />
      <EarningsTabs at="payouts" />
      <div className="pt-4">
        <DataTable
          label="Payouts"
          rows={payouts.data?.items ?? []}
          getRowId={(row) => row.id}
          status={tableStatus(payouts)}
          error={<ProblemState error={payouts.error} onRetry={() => void payouts.refetch()} />}
          empty={
            <EmptyState title="No payout yet">
              What is approved is paid with the next payout run, and stands here then.
            </EmptyState>
          }
          columns={[
            {
              id: 'requested',
              header: 'Sent',
              lead: true,
              phone: 'lead',
              cell: (row) => <DateTime at={row.requestedAt} />,
            },
            {
              id: 'reference',
              header: 'Reference',
              phone: 'detail',
              giveWay: 1,
              cell: (row) => <InlineCode>{row.reference}</InlineCode>,
            },
            {
              id: 'paid',
              header: 'Paid',
              giveWay: 2,
              cell: (row) => (row.paidAt === null ? 'not yet' : <DateTime at={row.paidAt} />),
            },
            {
              id: 'state',
              header: 'State',
              phone: 'state',
              cell: (row) => <StatusBadge tone={states[row.state][0]}>{states[row.state][1]}</StatusBadge>,
            },
            {
              id: 'amount',
              header: 'Amount',
              align: 'end',
              phone: 'amount',
              cell: (row) => <Money value={minor(row.amount)} />,
            },
          ]}
        />
      </div>
    </>
  );
}

import {
  ButtonLink,
  DataTable,
  DateTime,
  EmptyState,
  formatCount,
  InlineCode,
  Money,
  MoneyList,
  PageHeader,
  StatusBadge,
} from '@tributary/ui';
import { api, useData } from '../../../shared/api.js';
import { Fresh } from '../../../shared/fresh.js';
import { useSearchState } from '../../../shared/link.js';
import { minor, sums } from '../../../shared/money.js';
import { ProblemState } from '../../../shared/problem.js';
import { tableStatus } from '../../../shared/status.js';
import { useTitle } from '../../../shared/title.js';
import { ExportLink } from '../export-link.js';
import { PageFoot } from '../page-foot.js';
import { EarningsTabs } from './earnings-tabs.js';

const states = {
  requested: ['accent', 'On its way'],
  paid: ['positive', 'Paid'],
  returned: ['negative', 'Returned'],
} as const;

export function Payouts() {
  useTitle('Payouts');
  const [search] = useSearchState();
  const payouts = useData('payouts', '/payouts', { cursor: search.cursor, limit: 50 });
  const rows = payouts.data?.items ?? [];
  const isWhole = payouts.data?.next === null && search.cursor === undefined;
  const paidSoFar = isWhole ? (
    <>
      <MoneyList values={sums(rows.filter(({ state }) => state === 'paid').map(({ amount }) => amount))} /> paid so far
    </>
  ) : (
    `${formatCount(rows.length)} on this page`
  );
  return (
    <>
      <PageHeader
        title="Earnings"
        actions={
          <>
            <Fresh of={payouts} />
            <ExportLink href={api.url('/payouts/export')} name="payouts.csv" />
          </>
        }
      />
      <EarningsTabs at="payouts" />
      <div className="pt-4">
        <DataTable
          label="Payouts"
          rows={rows}
          getRowId={(row) => row.id}
          status={tableStatus(payouts)}
          error={
            <ProblemState
              title="Your payouts could not be read"
              error={payouts.error}
              onRetry={() => void payouts.refetch()}
              retrying={payouts.isFetching}
            />
          }
          empty={
            <EmptyState title="No payout yet" action={<ButtonLink href="/earnings">Your commissions</ButtonLink>}>
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
              cell: (row) => (
                <b>
                  <Money value={minor(row.amount)} />
                </b>
              ),
            },
          ]}
        />
        {rows.length === 0 ? null : <PageFoot next={payouts.data?.next}>{paidSoFar}</PageFoot>}
      </div>
    </>
  );
}

import type { PayoutRun } from '@tributary/api-client';
import { useParams } from '@tanstack/react-router';
import {
  DataTable,
  DateTime,
  Money,
  PageHeader,
  Receipt,
  SectionHeader,
  SkeletonText,
  Stepper,
  UiLink,
} from '@tributary/ui';
import { useData } from '../../../shared/api.js';
import { Fresh } from '../../../shared/fresh.js';
import { minor } from '../../../shared/money.js';
import { ProblemState } from '../../../shared/problem.js';
import { useTitle } from '../../../shared/title.js';
import { type CsvColumns, decimal } from '../csv.js';
import { ExportButton } from '../export-button.js';
import { people, RunActions } from './payout-run-actions.js';
import { PaidPartners } from './payout-run-payouts.js';
import { hasEnded, StateOfRun } from './payout-run-state.js';

const exported: CsvColumns<PayoutRun['leftOut'][number]> = [
  ['partner', (row) => row.partnerName],
  ['reason', (row) => row.reason],
  ['amount', (row) => decimal(row.amount)],
  ['currency', (row) => row.amount.currency],
];

export function PayoutRunPage() {
  const { run: id = '' } = useParams({ strict: false });
  const run = useData('payouts', `/payout-runs/${id}`);
  useTitle(run.data === undefined ? 'Payout run' : `Run ${run.data.number}`);
  const crumbs = [
    { label: 'Payouts', href: '/payouts' },
    { label: run.data === undefined ? 'Run' : `Run ${run.data.number}` },
  ];
  if (run.data === undefined) {
    return (
      <>
        <PageHeader title="Payout run" crumbs={crumbs} />
        {run.isError ? (
          <ProblemState error={run.error} onRetry={() => void run.refetch()} />
        ) : (
          <SkeletonText lines={8} />
        )}
      </>
    );
  }
  const { state, number, total, count, leftOut, createdAt, replacedBy } = run.data;
  const order = ['proposed', 'approved', 'paid'];
  const at = order.indexOf(state);
  return (
    <>
      <PageHeader
        title={`Run ${number}`}
        badge={<StateOfRun state={state} />}
        crumbs={crumbs}
        actions={
          <>
            <Fresh of={run} />
            <RunActions run={run.data} />
          </>
        }
      />
      <div className="grid gap-8">
        <div className="grid gap-8 min-[900px]:grid-cols-2">
          <Receipt
            size="large"
            label="Sum of this run"
            lines={[
              { label: people(count), amount: `in ${total.currency}` },
              {
                label: hasEnded(run.data) ? 'Not paid' : 'To pay',
                amount: <Money value={minor(total)} />,
                kind: 'total',
              },
            ]}
          />
          {replacedBy !== null ? (
            <p className="text-muted">
              Replaced by <UiLink href={`/payouts/${replacedBy.id}`}>run {replacedBy.number}</UiLink>, proposed later
              for the same money. Nothing was paid by this one.
            </p>
          ) : state === 'cancelled' ? (
            <p className="text-muted">Cancelled. Nothing was paid; the money is available again.</p>
          ) : (
            <Stepper
              label="Steps of this run"
              steps={[
                { title: 'Proposed', detail: <DateTime at={createdAt} precision="minute" />, state: 'done' },
                { title: 'Approved', detail: 'reserves the money', state: at >= 1 ? 'done' : 'now' },
                { title: 'Exported', detail: 'for your bank', state: at >= 2 ? 'done' : at === 1 ? 'now' : 'next' },
                { title: 'Paid', detail: 'when the bank has sent it', state: at >= 2 ? 'done' : 'next' },
              ]}
            />
          )}
        </div>
        <PaidPartners run={run.data} />
        {leftOut.length === 0 ? null : (
          <section aria-labelledby="left-out">
            <SectionHeader
              id="left-out"
              title="Left out"
              aside={
                <ExportButton
                  name={`run-${number}-left-out`}
                  label="left out"
                  columns={exported}
                  load={() => leftOut}
                />
              }
            />
            <DataTable
              label="Left out of this run"
              keys={false}
              rows={leftOut}
              getRowId={(row) => row.partner}
              columns={[
                {
                  id: 'partner',
                  header: 'Partner',
                  lead: true,
                  phone: 'lead',
                  cell: (row) => (
                    <UiLink quiet href={`/partners/${row.partner}`}>
                      {row.partnerName}
                    </UiLink>
                  ),
                },
                { id: 'reason', header: 'Reason', phone: 'detail', cell: (row) => row.reason },
                {
                  id: 'amount',
                  header: 'Amount',
                  align: 'end',
                  phone: 'amount',
                  cell: (row) => <Money value={minor(row.amount)} owed />,
                },
              ]}
            />
          </section>
        )}
      </div>
    </>
  );
}

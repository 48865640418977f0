import type { PayoutRun } from '@tributary/api-client';
import { useParams } from '@tanstack/react-router';
import {
  Button,
  ButtonLink,
  DataTable,
  DateTime,
  Dialog,
  formatCount,
  Money,
  PageHeader,
  Receipt,
  SectionHeader,
  SkeletonText,
  Stepper,
  UiLink,
  useToast,
} from '@tributary/ui';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { api, useChange, useData } from '../../../shared/api.js';
import { Fresh } from '../../../shared/fresh.js';
import { inWords, minor } from '../../../shared/money.js';
import { FormProblem, ProblemState } from '../../../shared/problem.js';
import { useTitle } from '../../../shared/title.js';
import { PaidPartners } from './payout-run-payouts.js';
import { StateOfRun } from './payouts.js';

const people = (count: number): string => (count === 1 ? '1 partner' : `${formatCount(count)} partners`);
type Action = 'approve' | 'pay' | 'cancel';

export function PayoutRunPage() {
  const { run: id = '' } = useParams({ strict: false });
  const run = useData<PayoutRun>('payouts', `/payout-runs/${id}`);
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
  const { state, number, total, count, leftOut, createdAt } = run.data;
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
            <Actions run={run.data} />
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
              { label: 'To pay', amount: <Money value={minor(total)} />, kind: 'total' },
            ]}
          />
          {state === 'cancelled' ? (
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
            <SectionHeader id="left-out" title="Left out" />
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

function Actions({ run }: { run: PayoutRun }) {
  const [asking, setAsking] = useState<Action>();
  const exported = (
    <ButtonLink
      icon={<Download aria-hidden="true" />}
      download={`run-${run.number}.csv`}
      href={api.url(`/payout-runs/${run.id}/export`)}
    >
      Export CSV
    </ButtonLink>
  );
  return (
    <>
      {run.state === 'proposed' || run.state === 'approved' ? (
        <Button variant="quiet" onClick={() => setAsking('cancel')}>
          Cancel run
        </Button>
      ) : null}
      {run.state === 'approved' || run.state === 'paid' ? exported : null}
      {run.state === 'proposed' && run.count > 0 ? (
        <Button variant="primary" onClick={() => setAsking('approve')}>
          Approve {inWords(run.total)}
        </Button>
      ) : null}
      {run.state === 'approved' ? (
        <Button variant="primary" onClick={() => setAsking('pay')}>
          Mark {inWords(run.total)} as paid
        </Button>
      ) : null}
      {asking === undefined ? null : <Ask run={run} action={asking} onClose={() => setAsking(undefined)} />}
    </>
  );
}

function Ask({ run, action, onClose }: { run: PayoutRun; action: Action; onClose: () => void }) {
  const toast = useToast();
  const sum = inWords(run.total);
  const { title, facts, label, done } = {
    approve: {
      title: `Approve payout to ${people(run.count)}?`,
      label: `Approve ${sum}`,
      done: `Run ${run.number} approved`,
      facts: [
        `${sum} leaves the balances of ${people(run.count)} and is in transit.`,
        'Export it for your bank, then mark it as paid.',
        ...(run.leftOut.length === 0 ? [] : [`${people(run.leftOut.length)} left out.`]),
      ],
    },
    pay: {
      title: `Mark ${sum} as paid?`,
      label: `Mark ${sum} as paid`,
      done: `Run ${run.number} paid`,
      facts: [
        `${people(run.count)} see this money as paid, and are told so.`,
        'Do it when the bank has sent it. It cannot be undone.',
      ],
    },
    cancel: {
      title: `Cancel run ${run.number}?`,
      label: `Cancel ${sum}`,
      done: `Run ${run.number} cancelled`,
      facts: ['Nobody is paid.', 'The money is available again for another run.'],
    },
  }[action];
  const act = useChange(
    () =>
      api.post(
        `/payout-runs/${run.id}/${action}`,
        action === 'approve' ? { amount: run.total.amount, count: run.count } : {},
      ),
    {
      onDone: () => {
        toast(done, { tone: 'positive' });
        onClose();
      },
    },
  );
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={title}
      facts={facts}
      cancelLabel={action === 'cancel' ? 'Keep the run' : undefined}
      confirm={{ label, danger: action === 'cancel', busy: act.isPending, onConfirm: () => act.mutate(undefined) }}
    >
      <FormProblem error={act.error} />
    </Dialog>
  );
}

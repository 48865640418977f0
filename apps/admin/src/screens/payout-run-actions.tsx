import type { PayoutRun } from '@tributary/api-client';
import { Button, ButtonLink, Dialog, formatCount, Money, Receipt, useToast } from '@tributary/ui';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { api, useChange } from '../../../shared/api.js';
import { inWords, minor } from '../../../shared/money.js';
import { FormProblem } from '../../../shared/problem.js';

export const people = (count: number): string => (count === 1 ? '1 partner' : `${formatCount(count)} partners`);
type Action = 'approve' | 'pay' | 'cancel';

/** What can be done with a run in its state: each asks before, with the amount. */
export function RunActions({ run }: { run: PayoutRun }) {
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
        'The money leaves their balances and is in transit.',
        'Export it for your bank, then mark it as paid.',
        ...(run.leftOut.length === 0
          ? []
          : [`${people(run.leftOut.length)} left out, for the reasons that stand below.`]),
        'Your name and this amount are recorded.',
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
      label: `Cancel run ${run.number}`,
      done: `Run ${run.number} cancelled`,
      facts: ['Nobody is paid.', 'The money is available again for another run.'],
    },
  }[action];
  const act = useChange(
    () =>
      action === 'approve'
        ? api.post(`/payout-runs/${run.id}/approve`, { amount: run.total.amount, count: run.count })
        : api.post(`/payout-runs/${run.id}/${action}`),
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
      <Receipt
        size="large"
        label="Sum of this run"
        lines={[{ label: `Run ${run.number}, ${people(run.count)}`, amount: <Money value={minor(run.total)} /> }]}
      />
    </Dialog>
  );
}

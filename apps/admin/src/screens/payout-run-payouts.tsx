import type { PayoutRun } from '@tributary/api-client';
import {
  Button,
  type DataTableColumn,
  DataTable,
  Dialog,
  EmptyState,
  InlineCode,
  Money,
  SectionHeader,
  StatusBadge,
  UiLink,
  useToast,
} from '@tributary/ui';
import { useState } from 'react';
import { api, useChange } from '../../../shared/api.js';
import { inWords, minor } from '../../../shared/money.js';
import { FormProblem } from '../../../shared/problem.js';
import { hasEnded } from './payout-run-state.js';

const payoutStates = { proposed: 'Proposed', requested: 'In transit', paid: 'Paid', returned: 'Returned' } as const;

type Payout = PayoutRun['payouts'][number];
const canReturn = ({ state }: Payout): boolean => state === 'requested' || state === 'paid';

/** Who is paid in a run. A bank may send a payout back while it is under way, and afterwards. */
export function PaidPartners({ run }: { run: PayoutRun }) {
  const [asking, setAsking] = useState<Payout>();
  const returning: DataTableColumn<Payout> = {
    id: 'return',
    header: 'Return',
    headerHidden: true,
    align: 'end',
    phone: 'below',
    cell: (row) =>
      canReturn(row) ? (
        <Button size="small" aria-label={`Return ${row.partnerName}`} onClick={() => setAsking(row)}>
          Return
        </Button>
      ) : null,
  };
  return (
    <section aria-labelledby="payouts">
      <SectionHeader id="payouts" title={hasEnded(run) ? 'Who was to be paid' : 'Who is paid'} />
      <DataTable
        label="Payouts of this run"
        rows={run.payouts}
        getRowId={(row) => row.id}
        empty={
          <EmptyState headingLevel="h3" title="Nobody">
            Everybody is left out of this run; the reasons stand below.
          </EmptyState>
        }
        columns={[
          {
            id: 'partner',
            header: 'Partner',
            lead: true,
            cut: true,
            phone: 'lead',
            foot: run.payouts.length === 0 ? undefined : 'Total',
            cell: (row) => (
              <UiLink quiet href={`/partners/${row.partner}`}>
                {row.partnerName}
              </UiLink>
            ),
          },
          {
            id: 'code',
            header: 'Code',
            quiet: true,
            giveWay: 1,
            phone: 'detail',
            cell: (row) => <InlineCode>{row.partnerCode}</InlineCode>,
          },
          {
            id: 'state',
            header: 'State',
            phone: 'state',
            cell: (row) => (
              <StatusBadge tone={row.state === 'paid' ? 'positive' : row.state === 'returned' ? 'negative' : 'neutral'}>
                {hasEnded(run) ? 'Not paid' : payoutStates[row.state]}
              </StatusBadge>
            ),
          },
          {
            id: 'amount',
            header: 'Amount',
            align: 'end',
            phone: 'amount',
            cell: (row) => <Money value={minor(row.amount)} />,
            foot: run.payouts.length === 0 ? undefined : <Money value={minor(run.total)} />,
          },
          ...(run.payouts.some(canReturn) ? [returning] : []),
        ]}
      />
      {asking === undefined ? null : <Return run={run} payout={asking} onClose={() => setAsking(undefined)} />}
    </section>
  );
}

function Return({ run, payout, onClose }: { run: PayoutRun; payout: Payout; onClose: () => void }) {
  const toast = useToast();
  const sum = inWords(payout.amount);
  const act = useChange(() => api.post(`/payout-runs/${run.id}/payouts/${payout.id}/return`), {
    onDone: () => {
      toast(`${sum} returned by the bank`, { tone: 'positive' });
      onClose();
    },
  });
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Has the bank returned ${sum}?`}
      facts={[
        `${payout.partnerName} sees this payout as returned, and its commissions as not paid.`,
        'The money is available again for another run, less what the partner owes.',
        'Do it when the bank has sent the money back. It cannot be undone.',
      ]}
      confirm={{ label: `Return ${sum}`, danger: true, busy: act.isPending, onConfirm: () => act.mutate(undefined) }}
    >
      <FormProblem error={act.error} />
    </Dialog>
  );
}

import type { PayoutRun, PayoutRunSummary } from '@tributary/api-client';
import {
  Button,
  ButtonLink,
  DataTable,
  DateTime,
  Dialog,
  EmptyState,
  formatCount,
  Money,
  PageHeader,
  SectionHeader,
  SkeletonText,
  UiLink,
  useToast,
} from '@tributary/ui';
import { useState } from 'react';
import { api, useChange, useData } from '../../../shared/api.js';
import { Fresh } from '../../../shared/fresh.js';
import { useGo } from '../../../shared/link.js';
import { minor, sums } from '../../../shared/money.js';
import { FormProblem, ProblemState } from '../../../shared/problem.js';
import { tableStatus } from '../../../shared/status.js';
import { useTitle } from '../../../shared/title.js';
import { type CsvColumns, decimal } from '../csv.js';
import { ExportButton } from '../export-button.js';
import { BalanceTable } from './balance-table.js';
import { useMainFirst } from './main-currency.js';
import { StateOfRun } from './payout-run-state.js';

const exported: CsvColumns<PayoutRunSummary> = [
  ['run', (row) => row.number],
  ['proposed_at', (row) => row.createdAt],
  ['partners', (row) => row.count],
  ['total', (row) => decimal(row.total)],
  ['currency', (row) => row.currency],
  ['state', (row) => row.state],
];

export function Payouts() {
  useTitle('Payouts');
  const go = useGo();
  const runs = useData('payouts', '/payout-runs');
  const balances = useData('balances', '/balances');
  const mainFirst = useMainFirst();
  const available = sums(
    mainFirst(
      (balances.data ?? [])
        .filter(({ available: sum }) => sum > 0)
        .map(({ available: amount, currency }) => ({ amount, currency })),
    ),
  );
  const [proposing, setProposing] = useState<string>();
  return (
    <>
      <PageHeader title="Payouts" actions={<Fresh of={runs} />} />
      <div className="grid gap-10">
        <section aria-labelledby="available">
          <SectionHeader id="available" title="Available for payout" />
          {balances.isError && balances.data === undefined ? (
            <ProblemState error={balances.error} onRetry={() => void balances.refetch()} />
          ) : balances.data === undefined ? (
            <SkeletonText lines={2} />
          ) : available.length === 0 ? (
            <p className="text-muted">Nothing is available. Approved commissions become available at once.</p>
          ) : (
            <ul>
              {available.map(({ currency, minor: sum }) => (
                <li key={currency} className="flex flex-wrap items-center gap-4 border-b border-line py-2">
                  <span className="flex-1 text-xl font-semibold">
                    <Money value={{ currency, minor: sum }} size="medium" />
                  </span>
                  <NextRun
                    open={runs.data?.find((run) => run.currency === currency && run.state === 'proposed')}
                    currency={currency}
                    onPropose={() => setProposing(currency)}
                  />
                </li>
              ))}
            </ul>
          )}
        </section>
        <section aria-labelledby="runs">
          <SectionHeader
            id="runs"
            title="Runs"
            aside={
              <ExportButton
                name="payout-runs"
                label="runs"
                columns={exported}
                load={() => runs.data ?? []}
                disabled={(runs.data ?? []).length === 0}
              />
            }
          />
          <DataTable
            label="Payout runs"
            rows={runs.data ?? []}
            getRowId={(row) => row.id}
            status={tableStatus(runs)}
            onOpen={(one) => go(`/payouts/${one}`)}
            error={<ProblemState error={runs.error} onRetry={() => void runs.refetch()} />}
            empty={
              <EmptyState headingLevel="h3" title="No run yet">
                A run collects what is available in one currency, for you to approve, export and mark as paid.
              </EmptyState>
            }
            columns={[
              {
                id: 'number',
                header: 'Run',
                lead: true,
                phone: 'lead',
                cell: (row) => (
                  <UiLink quiet href={`/payouts/${row.id}`}>
                    Run {row.number}
                  </UiLink>
                ),
              },
              {
                id: 'created',
                header: 'Proposed',
                giveWay: 1,
                cell: (row) => <DateTime at={row.createdAt} precision="minute" />,
              },
              {
                id: 'count',
                header: 'Partners',
                align: 'end',
                giveWay: 2,
                phone: 'detail',
                phoneWord: 'Partners',
                cell: (row) => formatCount(row.count),
              },
              {
                id: 'total',
                header: 'Total',
                align: 'end',
                phone: 'amount',
                cell: (row) => <Money value={minor(row.total)} />,
              },
              { id: 'state', header: 'State', phone: 'state', cell: (row) => <StateOfRun state={row.state} /> },
            ]}
          />
        </section>
        <BalanceTable />
      </div>
      {proposing === undefined ? null : (
        <Propose
          currency={proposing}
          onClose={() => setProposing(undefined)}
          onDone={(run) => go(`/payouts/${run.id}`)}
        />
      )}
    </>
  );
}

/** A run that waits for its approval would pay the same money: it is decided first. */
function NextRun({
  open,
  currency,
  onPropose,
}: {
  open: PayoutRunSummary | undefined;
  currency: string;
  onPropose: () => void;
}) {
  return open === undefined ? (
    <Button onClick={onPropose}>Propose a run in {currency}</Button>
  ) : (
    <>
      <span className="text-sm text-muted">Run {open.number} waits for approval</span>
      <ButtonLink href={`/payouts/${open.id}`}>Open run {open.number}</ButtonLink>
    </>
  );
}

function Propose({
  currency,
  onClose,
  onDone,
}: {
  currency: string;
  onClose: () => void;
  onDone: (run: PayoutRun) => void;
}) {
  const toast = useToast();
  const propose = useChange(() => api.post('/payout-runs', { currency }), {
    onDone: (run) => {
      toast(`Run ${run.number} proposed`);
      onDone(run);
    },
  });
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Propose a payout run in ${currency}?`}
      facts={[
        'It lists who would be paid how much, and who is left out and why.',
        'Nothing is paid before you approve it.',
      ]}
      confirm={{
        label: `Propose run in ${currency}`,
        busy: propose.isPending,
        onConfirm: () => propose.mutate(undefined),
      }}
    >
      <FormProblem error={propose.error} />
    </Dialog>
  );
}

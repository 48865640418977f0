import type { Balance, PayoutRun } from '@tributary/api-client';
import {
  Button,
  DataTable,
  DateTime,
  Dialog,
  EmptyState,
  formatCount,
  Money,
  MoneyList,
  PageHeader,
  SectionHeader,
  StatusBadge,
  type Tone,
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

const states: Readonly<Record<PayoutRun['state'], readonly [Tone, string]>> = {
  proposed: ['warning', 'Proposed'],
  approved: ['accent', 'Approved'],
  paid: ['positive', 'Paid'],
  cancelled: ['neutral', 'Cancelled'],
};
export const StateOfRun = ({ state }: { state: PayoutRun['state'] }) => (
  <StatusBadge tone={states[state][0]}>{states[state][1]}</StatusBadge>
);

export function Payouts() {
  useTitle('Payouts');
  const go = useGo();
  const runs = useData<PayoutRun[]>('payouts', '/payout-runs');
  const balances = useData<Balance[]>('balances', '/balances');
  const available = sums(
    (balances.data ?? [])
      .filter(({ available: sum }) => sum > 0)
      .map(({ available: amount, currency }) => ({ amount, currency })),
  );
  const [proposing, setProposing] = useState<string>();
  return (
    <>
      <PageHeader title="Payouts" actions={<Fresh of={runs} />} />
      <div className="grid gap-10">
        <section aria-labelledby="available">
          <SectionHeader id="available" title="Available for payout" />
          {available.length === 0 ? (
            <p className="text-muted">Nothing is available. Approved commissions become available at once.</p>
          ) : (
            <ul>
              {available.map(({ currency, minor: sum }) => (
                <li key={currency} className="flex flex-wrap items-center gap-4 border-b border-line py-2">
                  <span className="flex-1 text-xl font-semibold">
                    <Money value={{ currency, minor: sum }} size="medium" />
                  </span>
                  <Button onClick={() => setProposing(currency)}>Propose a run in {currency}</Button>
                </li>
              ))}
            </ul>
          )}
        </section>
        <section aria-labelledby="runs">
          <SectionHeader id="runs" title="Runs" />
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
  const propose = useChange(() => api.post<PayoutRun>('/payout-runs', { currency }), {
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

function BalanceTable() {
  const balances = useData<Balance[]>('balances', '/balances');
  const rows = balances.data ?? [];
  const total = (of: (row: Balance) => number) =>
    rows.length === 0 ? undefined : (
      <MoneyList values={sums(rows.map((row) => ({ amount: of(row), currency: row.currency })))} />
    );
  const column = (
    id: 'held' | 'pending' | 'available' | 'inTransit' | 'paid',
    header: string,
    giveWay?: 1 | 2 | 3 | 4,
  ) => ({
    id,
    header,
    align: 'end' as const,
    ...(giveWay === undefined ? { phone: 'amount' as const } : { giveWay }),
    foot: total((row) => row[id]),
    sortValue: (row: Balance) => row[id],
    cell: (row: Balance) => <Money value={{ minor: row[id], currency: row.currency }} />,
  });
  return (
    <section aria-labelledby="balances">
      <SectionHeader id="balances" title="Balances" aside={<Fresh of={balances} />} />
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
            cell: (row) => (
              <UiLink quiet href={`/partners/${row.partner}`}>
                {row.partnerName}
              </UiLink>
            ),
          },
          column('held', 'On hold', 2),
          column('pending', 'To approve', 3),
          column('available', 'Available'),
          column('inTransit', 'In transit', 4),
          column('paid', 'Paid', 1),
          {
            id: 'debt',
            header: 'Debt',
            align: 'end',
            giveWay: 4,
            phone: 'detail',
            cell: (row) =>
              row.debt === 0 ? null : <Money value={{ minor: -Math.abs(row.debt), currency: row.currency }} owed />,
          },
        ]}
      />
    </section>
  );
}

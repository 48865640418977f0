import type { Balance } from '@tributary/api-client';
import { DateTime, FigureStrip, KeySwatch, Money, ProgressBar, SkeletonStat, StatTile, UiLink } from '@tributary/ui';
import { useData } from '../../../shared/api.js';
import { minor } from '../../../shared/money.js';
import { ProblemState } from '../../../shared/problem.js';
import { useBalances } from './home-reads.js';

export function Balances() {
  const balances = useBalances();
  if (balances.isError && balances.data === undefined)
    return (
      <ProblemState
        title="Your balance could not be read"
        error={balances.error}
        onRetry={() => void balances.refetch()}
        retrying={balances.isFetching}
      />
    );
  if (balances.data === undefined)
    return (
      <FigureStrip label="Balances">
        {Array.from({ length: 4 }, (_, index) => (
          <SkeletonStat key={index} />
        ))}
      </FigureStrip>
    );
  if (balances.data.length === 0)
    return <p className="text-muted">Your balance opens with the first sale through one of your links.</p>;
  return (
    <div className="grid gap-6">
      {balances.data.map((balance) => (
        <BalanceStrip key={balance.currency} balance={balance} several={(balances.data?.length ?? 0) > 1} />
      ))}
    </div>
  );
}

function BalanceStrip({
  balance: { currency, available, pending, held, inTransit, paid, debt },
  several,
}: {
  balance: Balance;
  several: boolean;
}) {
  const of = (amount: number) => <Money value={{ minor: amount, currency }} />;
  const linked = (amount: number, href: string) => (
    <UiLink bare href={href}>
      {of(amount)}
    </UiLink>
  );
  const label = several ? `Balance in ${currency}` : 'Balance';
  return (
    <section aria-label={label} className="grid gap-4">
      {available + pending + held <= 0 ? null : (
        <ProgressBar
          label="What is not paid yet"
          segments={[
            { label: 'Available', value: Math.max(0, available) },
            { label: 'Pending', value: Math.max(0, pending), tone: 'second' },
            { label: 'Held', value: Math.max(0, held), tone: 'held' },
          ]}
        />
      )}
      <FigureStrip label={label}>
        <StatTile
          name={<Named name="Available" />}
          value={linked(available, '/earnings?state=approved')}
          sub="for the next payout"
        />
        <StatTile
          name={<Named name="Pending" tone="second" />}
          value={linked(pending, '/earnings?state=pending')}
          sub="waits for approval"
        />
        <StatTile
          name={<Named name="Held" tone="held" />}
          value={linked(held, '/earnings?state=held')}
          sub={held === 0 || several ? 'until refunds are unlikely' : <NextRelease />}
        />
        {debt === 0 ? null : (
          <StatTile
            name="Owed"
            value={<Money value={{ minor: -debt, currency }} owed />}
            sub="your next commissions repay it"
          />
        )}
        <StatTile
          name="Paid"
          value={linked(paid, '/earnings/payouts')}
          sub={inTransit > 0 ? <>and {of(inTransit)} on its way</> : paid === 0 || several ? 'so far' : <LastPayout />}
        />
      </FigureStrip>
    </section>
  );
}

function Named({ name, tone }: { name: string; tone?: 'second' | 'held' }) {
  return (
    <>
      <KeySwatch tone={tone} />
      {name}
    </>
  );
}

/** Holds end in the order of the sales. */
function NextRelease() {
  const { data } = useData('commissions', '/commissions', {
    state: 'held',
    sort: 'soldAt',
    limit: 1,
  });
  const until = data?.items[0]?.holdUntil;
  return until == null ? (
    'until refunds are unlikely'
  ) : (
    <>
      next released <DateTime at={until} />
    </>
  );
}

function LastPayout() {
  const { data } = useData('payouts', '/payouts', { limit: 1 });
  const last = data?.items[0];
  return last?.paidAt == null ? (
    'so far'
  ) : (
    <>
      last <Money value={minor(last.amount)} /> on <DateTime at={last.paidAt} />
    </>
  );
}

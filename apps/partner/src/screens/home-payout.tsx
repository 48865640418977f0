import type { Balance, NextPayout } from '@tributary/api-client';
import { ButtonLink, Callout, DateTime, Money, MoneyList, SkeletonText } from '@tributary/ui';
import type { ReactNode } from 'react';
import { minor, minors, sumInWords } from '../../../shared/money.js';
import { ProblemState } from '../../../shared/problem.js';
import { useBalances, useNextPayout } from './home-reads.js';

export function NextPayoutBox() {
  const next = useNextPayout();
  const balances = useBalances();
  return (
    <section
      aria-labelledby="next-payout"
      className="grid content-start gap-3 border-t border-line pt-8 min-[900px]:border-t-0 min-[900px]:border-l min-[900px]:pt-0 min-[900px]:pl-8"
    >
      <div className="grid gap-1">
        <h2 id="next-payout" className="font-medium text-muted">
          Next payout
          {next.data?.date == null ? null : (
            <>
              , <DateTime at={next.data.date} weekday timeZone="UTC" />
            </>
          )}
        </h2>
        {next.data === undefined ? null : <Sum amounts={next.data.amounts} />}
      </div>
      {next.isError && next.data === undefined ? (
        <ProblemState
          title="The next payout could not be read"
          error={next.error}
          onRetry={() => void next.refetch()}
          retrying={next.isFetching}
        />
      ) : next.data === undefined ? (
        <SkeletonText lines={4} />
      ) : (
        <>
          <Parts balances={balances.data ?? []} />
          <Obstacles next={next.data} balances={balances.data ?? []} />
        </>
      )}
    </section>
  );
}

function Sum({ amounts: [main, ...others] }: Pick<NextPayout, 'amounts'>) {
  return (
    <p>
      {main === undefined ? (
        <span className="ui-money" data-size="large">
          Nothing yet
        </span>
      ) : (
        <Money value={minor(main)} size="large" />
      )}
      {others.length === 0 ? null : (
        <>
          {' '}
          and <MoneyList values={minors(others)} />
        </>
      )}
    </p>
  );
}

/** What is in it, and what may still come in. */
function Parts({ balances }: { balances: readonly Balance[] }) {
  const rows = balances.flatMap((balance) => {
    const row = (name: ReactNode, amount: number, owed = false) =>
      amount === 0
        ? []
        : [
            <div key={`${balance.currency} ${String(name)}`} className="flex items-baseline justify-between gap-4">
              <dt className="text-muted">{name}</dt>
              <dd>
                <Money value={{ minor: amount, currency: balance.currency }} owed={owed} />
              </dd>
            </div>,
          ];
    return [
      ...row('Available now', balance.available),
      ...row('Added once it is approved', balance.pending),
      ...row('Still on hold', balance.held),
      ...row('Repaid first', -balance.debt, true),
    ];
  });
  return rows.length === 0 ? null : <dl className="grid gap-1 text-sm">{rows}</dl>;
}

type Blocker = NextPayout['blockers'][number];

const titles: Readonly<Record<Blocker['code'], string>> = {
  suspended: 'Payouts to you are suspended',
  debt: 'A debt is settled first',
  'awaiting-approval': 'It waits for approval',
  'nothing-available': 'Nothing is available yet',
};

function Obstacles({
  next: { amounts, date, blockers },
  balances,
}: {
  next: NextPayout;
  balances: readonly Balance[];
}) {
  const debts = balances.filter(({ debt }) => debt > 0).map(({ debt: amount, currency }) => ({ amount, currency }));
  if (blockers.length === 0)
    return amounts.length === 0 ? null : (
      <p className="text-sm text-muted">
        {date === null
          ? 'Nothing blocks it. It goes out with the next payout run.'
          : 'Nothing blocks it. What is approved until then is added.'}
      </p>
    );
  return blockers.map(({ code, detail }) =>
    code === 'nothing-available' ? (
      // The sum says it already; this only says what it takes.
      <p key={code} className="text-sm text-muted">
        {detail}
      </p>
    ) : (
      <Callout
        key={code}
        stacked
        tone={code === 'awaiting-approval' ? 'info' : 'warning'}
        title={code === 'debt' && debts.length > 0 ? `${sumInWords(debts)} is repaid first` : titles[code]}
        actions={
          code === 'awaiting-approval' ? (
            <ButtonLink size="small" href="/earnings?state=pending">
              See which
            </ButtonLink>
          ) : undefined
        }
      >
        <p>{detail}</p>
      </Callout>
    ),
  );
}

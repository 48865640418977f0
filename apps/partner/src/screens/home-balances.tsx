import type { Balance, Summary } from '@tributary/api-client';
import {
  Delta,
  formatDay,
  FigureStrip,
  KeySwatch,
  Money,
  MoneyList,
  ProgressBar,
  SkeletonStat,
  Skeleton,
  StatTile,
  UiLink,
  useUi,
} from '@tributary/ui';
import { useData } from '../../../shared/api.js';
import { dayIn, monthStart, plusDays } from '../../../shared/days.js';
import { Fresh } from '../../../shared/fresh.js';
import { changeOf, minor, minors } from '../../../shared/money.js';
import { ProblemState } from '../../../shared/problem.js';
import { useSession } from '../../../shared/session.js';

const noon = (day: string): string => `${day}T12:00:00Z`;

export function MonthSoFar() {
  const { locale } = useUi();
  const { membership } = useSession();
  const to = dayIn(membership.organisation.zone);
  const from = monthStart(to);
  const before = {
    from: monthStart(plusDays(from, -1)),
    to: plusDays(monthStart(plusDays(from, -1)), Number(to.slice(8)) - 1),
  };
  const month = useData<Summary>('analytics', '/analytics/summary', { from, to });
  // The same days of the month before, not the days just before: a month is compared with a month.
  const earlier = useData<Summary>('analytics', '/analytics/summary', {
    from: before.from,
    to: before.to < from ? before.to : plusDays(from, -1),
  });
  const [main, ...others] = month.data?.current.commission ?? [];
  const then = earlier.data?.current.commission.find(({ currency }) => currency === main?.currency);
  return (
    <section aria-labelledby="earned">
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <h2 id="earned" className="text-muted">
          Earned in {new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' }).format(new Date(noon(from)))}{' '}
          so far
        </h2>
        <Fresh of={month} />
      </div>
      {month.isError && month.data === undefined ? (
        <ProblemState error={month.error} onRetry={() => void month.refetch()} />
      ) : month.data === undefined ? (
        <Skeleton width="14rem" height="3rem" shape="figure" />
      ) : (
        <>
          <p>
            {main === undefined ? (
              <span className="ui-money" data-size="large">
                Nothing yet
              </span>
            ) : (
              <Money value={minor(main)} size="hero" />
            )}
            {others.length === 0 ? null : (
              <span className="ml-3 text-muted">
                and <MoneyList values={minors(others)} />
              </span>
            )}
          </p>
          {main === undefined || then === undefined ? null : (
            <p className="text-muted">
              <Delta change={changeOf(main.amount, then.amount)} /> on {formatDay(noon(before.from), { locale })} to{' '}
              {formatDay(noon(before.to), { locale })}, <Money value={minor(then)} />
            </p>
          )}
        </>
      )}
    </section>
  );
}

export function Balances() {
  const balances = useData<Balance[]>('balances', '/balances');
  if (balances.isError && balances.data === undefined)
    return <ProblemState error={balances.error} onRetry={() => void balances.refetch()} />;
  if (balances.data === undefined)
    return (
      <FigureStrip label="Balances">
        {Array.from({ length: 4 }, (_, index) => (
          <SkeletonStat key={index} />
        ))}
      </FigureStrip>
    );
  const shown = balances.data.length === 0 ? [] : balances.data;
  if (shown.length === 0)
    return <p className="text-muted">Your balance opens with the first sale through one of your links.</p>;
  return (
    <div className="grid gap-6">
      {shown.map((balance) => (
        <BalanceStrip key={balance.currency} balance={balance} several={shown.length > 1} />
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
  return (
    <section aria-label={several ? `Balance in ${currency}` : 'Balance'} className="grid gap-4">
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
      <FigureStrip label={several ? `Balance in ${currency}` : 'Balance'}>
        <StatTile
          name={
            <>
              <KeySwatch />
              Available
            </>
          }
          value={linked(available, '/earnings?state=approved')}
          sub={debt === 0 ? 'for the next payout' : <>after a debt of {of(debt)}</>}
        />
        <StatTile
          name={
            <>
              <KeySwatch tone="second" />
              Pending
            </>
          }
          value={linked(pending, '/earnings?state=pending')}
          sub="to be approved"
        />
        <StatTile
          name={
            <>
              <KeySwatch tone="held" />
              Held
            </>
          }
          value={linked(held, '/earnings?state=held')}
          sub="until refunds are unlikely"
        />
        <StatTile
          name="Paid"
          value={linked(paid, '/earnings/payouts')}
          sub={inTransit === 0 ? 'so far' : <>and {of(inTransit)} on its way</>}
        />
      </FigureStrip>
    </section>
  );
}

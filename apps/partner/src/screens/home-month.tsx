import { Delta, Money, MoneyList, Skeleton, useUi } from '@tributary/ui';
import { changeOf, minor, minors } from '../../../shared/money.js';
import { ProblemState } from '../../../shared/problem.js';
import { type Days, useMonths, useSummary } from './home-reads.js';

const noon = (day: string): Date => new Date(`${day}T12:00:00Z`);

function useDayRange({ from, to }: Days): string {
  const { locale } = useUi();
  const days = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  return days.formatRange(noon(from), noon(to));
}

export function MonthSoFar() {
  const { locale } = useUi();
  const { now, before } = useMonths();
  const month = useSummary(now);
  const earlier = useSummary(before);
  const range = useDayRange(before);
  const [main, ...others] = month.data?.current.commission ?? [];
  const then = earlier.data?.current.commission.find(({ currency }) => currency === main?.currency);
  const name = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' }).format(noon(now.from));
  return (
    <section aria-labelledby="earned" className="grid gap-1">
      <h2 id="earned" className="font-medium text-muted">
        Earned in {name} so far
      </h2>
      {month.isError && month.data === undefined ? (
        <ProblemState
          title="This month could not be read"
          error={month.error}
          onRetry={() => void month.refetch()}
          retrying={month.isFetching}
        />
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
              <Delta change={changeOf(main.amount, then.amount)} /> on {range}, <Money value={minor(then)} />
            </p>
          )}
        </>
      )}
    </section>
  );
}

import type { Daily, Money as Amount, Summary } from '@tributary/api-client';
import {
  BarChart,
  Count,
  DateTime,
  Delta,
  FigureStrip,
  formatCompact,
  formatCount,
  formatDay,
  formatMoney,
  Money,
  Percentage,
  SectionHeader,
  Skeleton,
  SkeletonStat,
  StatTile,
  useUi,
} from '@tributary/ui';
import { useData } from '../../../shared/api.js';
import { plusDays } from '../../../shared/days.js';
import { useSearchState } from '../../../shared/link.js';
import { changeOf, minor } from '../../../shared/money.js';
import { ProblemState } from '../../../shared/problem.js';

const metrics = ['earned', 'clicks', 'signups', 'sales'] as const;
type Metric = (typeof metrics)[number];
const names: Readonly<Record<Metric, string>> = {
  earned: 'Earned',
  clicks: 'Clicks',
  signups: 'Signups',
  sales: 'Sales',
};
const nothing: Readonly<Record<Metric, string>> = {
  earned: 'Nothing was earned in these 60 days. The next commission starts the chart.',
  clicks: 'Nobody has clicked in these 60 days. Share a link, and every click is counted here.',
  signups: 'Nobody has signed up in these 60 days.',
  sales: 'Nothing was sold in these 60 days.',
};
const sumIn = (amounts: readonly Amount[], currency: string): number =>
  amounts.find((one) => one.currency === currency)?.amount ?? 0;

export function Performance() {
  const [search, setSearch] = useSearchState();
  const summary = useData('analytics', '/analytics/summary');
  const daily = useData('analytics', '/analytics/daily', { days: 60 });
  const metric = metrics.find((one) => one === search.show) ?? 'earned';
  const known = summary.data?.current.commission[0]?.currency ?? summary.data?.previous.commission[0]?.currency;
  // Who has earned nothing yet will earn in the currency of a program.
  const programs = useData('programs', '/programs', {}, { enabled: summary.isSuccess && known === undefined });
  const currency = known ?? programs.data?.[0]?.currency;
  const head = (
    <SectionHeader
      id="performance"
      title="Last 30 days"
      aside={
        summary.data === undefined ? undefined : (
          <span>
            <DateTime at={`${summary.data.from}T12:00:00Z`} /> to <DateTime at={`${summary.data.to}T12:00:00Z`} />,
            against the 30 days before
          </span>
        )
      }
    />
  );
  const failed = [summary, daily].find(({ isError, data }) => isError && data === undefined);
  if (failed !== undefined)
    return (
      <section aria-labelledby="performance">
        {head}
        <ProblemState
          title="The last 30 days could not be read"
          error={failed.error}
          onRetry={() => void failed.refetch()}
          retrying={failed.isFetching}
        />
      </section>
    );
  if (summary.data === undefined || daily.data === undefined || (known === undefined && programs.isPending)) {
    return (
      <section aria-labelledby="performance">
        {head}
        <FigureStrip label="Last 30 days">
          {Array.from({ length: 5 }, (_, index) => (
            <SkeletonStat key={index} />
          ))}
        </FigureStrip>
        <div className="mt-6 h-64">
          <Skeleton shape="block" />
        </div>
      </section>
    );
  }
  return (
    <section aria-labelledby="performance">
      {head}
      <Tiles
        summary={summary.data}
        currency={currency}
        metric={metric}
        onChoose={(show) => setSearch({ show: show === 'earned' ? undefined : show }, { replace: true })}
      />
      <div className="mt-6">
        <Chart days={daily.data} metric={metric} currency={currency} from={summary.data.from} />
      </div>
    </section>
  );
}

function Tiles({
  summary: { current, previous },
  currency,
  metric,
  onChoose,
}: {
  summary: Summary;
  currency: string | undefined;
  metric: Metric;
  onChoose: (metric: Metric) => void;
}) {
  const earned =
    currency === undefined
      ? undefined
      : { now: sumIn(current.commission, currency), before: sumIn(previous.commission, currency) };
  const rate = current.conversionRate;
  return (
    <FigureStrip label="Choose what the chart shows">
      <StatTile
        name="Earned"
        value={
          earned === undefined || currency === undefined ? (
            'nothing'
          ) : (
            <Money value={minor({ amount: earned.now, currency })} />
          )
        }
        sub={<Delta change={earned === undefined ? undefined : changeOf(earned.now, earned.before)} />}
        selected={metric === 'earned'}
        onSelect={() => onChoose('earned')}
      />
      {(['clicks', 'signups', 'sales'] as const).map((name) => (
        <StatTile
          key={name}
          name={names[name]}
          value={<Count value={current[name]} />}
          sub={<Delta change={changeOf(current[name], previous[name])} />}
          selected={metric === name}
          onSelect={() => onChoose(name)}
        />
      ))}
      <StatTile
        name="Conversion"
        value={rate === null ? 'n/a' : <Percentage ratio={rate} />}
        sub={
          <Delta
            unit="points"
            change={rate === null || previous.conversionRate === null ? undefined : rate - previous.conversionRate}
          />
        }
      />
    </FigureStrip>
  );
}

function Chart({
  days,
  metric,
  currency,
  from,
}: {
  days: readonly Daily[];
  metric: Metric;
  currency: string | undefined;
  from: string;
}) {
  const { locale } = useUi();
  const figureOf = (day: Daily): number =>
    metric !== 'earned' ? day[metric] : currency === undefined ? 0 : sumIn(day.commission, currency);
  if (days.every((day) => figureOf(day) === 0)) return <p className="text-muted">{nothing[metric]}</p>;
  const earlier = new Map(days.map((day) => [day.day, figureOf(day)]));
  const bars = days
    .filter(({ day }) => day >= from)
    .map((day) => ({
      label: formatDay(`${day.day}T12:00:00Z`, { locale, timeZone: 'UTC', weekday: true }),
      shortLabel: formatDay(`${day.day}T12:00:00Z`, { locale, timeZone: 'UTC' }),
      value: figureOf(day),
      before: earlier.get(plusDays(day.day, -30)),
    }));
  const format = (value: number): string =>
    metric === 'earned' && currency !== undefined
      ? formatMoney({ minor: Math.round(value), currency }, { locale })
      : formatCount(value, { locale });
  const axis = (value: number): string =>
    metric === 'earned' && currency !== undefined
      ? formatMoney({ minor: Math.round(value), currency }, { locale, digits: 'whole' })
      : formatCompact(value, { locale });
  return (
    <BarChart
      label={`${names[metric]} by day`}
      bars={bars}
      format={format}
      formatAxis={axis}
      seriesName="Each day"
      beforeName="30 days before"
    />
  );
}

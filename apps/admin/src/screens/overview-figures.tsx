import type { Money as Amount, Summary } from '@tributary/api-client';
import { Count, DateTime, Delta, FigureStrip, Money, SectionHeader, SkeletonStat, StatTile } from '@tributary/ui';
import { useData } from '../../../shared/api.js';
import { changeOf, sums } from '../../../shared/money.js';
import { useMay } from '../../../shared/may.js';
import { ProblemState } from '../../../shared/problem.js';
import { useMainFirst } from './main-currency.js';

export interface Span {
  readonly days: number;
  readonly program: string | undefined;
}

export function Figures({ span }: { span: Span }) {
  const summary = useData('analytics', '/analytics/summary', { ...span });
  const title = `Last ${span.days} days`;
  return (
    <section aria-labelledby="figures">
      <SectionHeader
        id="figures"
        title={title}
        aside={
          summary.data === undefined ? undefined : (
            <span>
              <DateTime at={`${summary.data.from}T12:00:00Z`} /> to <DateTime at={`${summary.data.to}T12:00:00Z`} />,
              against the {span.days} days before
            </span>
          )
        }
      />
      {summary.isError && summary.data === undefined ? (
        <ProblemState error={summary.error} onRetry={() => void summary.refetch()} />
      ) : summary.data === undefined ? (
        <FigureStrip label={title}>
          {Array.from({ length: 6 }, (_, index) => (
            <SkeletonStat key={index} />
          ))}
        </FigureStrip>
      ) : (
        <Tiles title={title} summary={summary.data} />
      )}
    </section>
  );
}

const counted = [
  ['clicks', 'Clicks'],
  ['signups', 'Signups'],
  ['sales', 'Sales'],
] as const;

function Tiles({ title, summary: { current, previous } }: { title: string; summary: Summary }) {
  const may = useMay();
  return (
    <FigureStrip label={title}>
      {counted.map(([key, name]) => (
        <StatTile
          key={key}
          name={name}
          value={<Count value={current[key]} />}
          sub={<Delta change={changeOf(current[key], previous[key])} />}
        />
      ))}
      <MoneyTile name="Sales value" now={current.gross} before={previous.gross} />
      <MoneyTile name="Commission" now={current.commission} before={previous.commission} />
      {may.money ? <Owed /> : null}
    </FigureStrip>
  );
}

/** The first currency is large, with its change; every other stands below on its own line. */
function MoneyTile({ name, now, before }: { name: string; now: readonly Amount[]; before?: readonly Amount[] }) {
  const mainFirst = useMainFirst();
  const [main, ...others] = sums(mainFirst(now));
  if (main === undefined) return <StatTile name={name} value="none" />;
  const earlier = before?.find(({ currency }) => currency === main.currency)?.amount ?? 0;
  return (
    <StatTile
      name={name}
      value={<Money value={main} rounded />}
      sub={
        <>
          {before === undefined ? null : <Delta change={changeOf(Number(main.minor), earlier)} />}
          {others.map((value) => (
            <span key={value.currency} className="block">
              and <Money value={value} rounded />
            </span>
          ))}
          {before === undefined && others.length === 0 ? 'approved, not paid yet' : null}
        </>
      }
    />
  );
}

function Owed() {
  const balances = useData('balances', '/balances');
  return (
    <MoneyTile
      name="Owed now"
      now={(balances.data ?? [])
        .map(({ available, inTransit, currency }) => ({ amount: available + inTransit, currency }))
        .filter(({ amount }) => amount !== 0)}
    />
  );
}

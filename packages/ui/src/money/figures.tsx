import { formatCount, formatPercent, formatPoints, formatRate } from '../format.js';
import { useUi } from '../core/ui-provider.js';

export function Percentage({ ratio, digits }: { ratio: number; digits?: number | undefined }) {
  const { locale } = useUi();
  return <span className="ui-num">{formatPercent(ratio, { locale, digits })}</span>;
}

/** A commission rate, from decimal text ("0.075") or basis points. */
export function Rate({ rate }: { rate: string | { readonly basisPoints: number } }) {
  const { locale } = useUi();
  return <span className="ui-num">{formatRate(rate, { locale })}</span>;
}

export function Count({ value }: { value: number | bigint }) {
  const { locale } = useUi();
  return <span className="ui-num">{formatCount(value, { locale })}</span>;
}

export interface DeltaProps {
  /** The change as a ratio (0.184 for 18.4%), or in points when unit is "points". Undefined when there is nothing to compare. */
  change: number | undefined;
  unit?: 'percent' | 'points' | undefined;
  /** More is better for earnings, worse for refunds, neither for clicks. */
  good?: 'up' | 'down' | 'neither' | undefined;
}

/** A triangle with a word for those who do not see it. Name the compared period nearby. */
export function Delta({ change, unit = 'percent', good = 'up' }: DeltaProps) {
  const { locale, words } = useUi();
  if (change === undefined) return <span className="ui-num text-subtle">{words.notApplicable}</span>;
  const way = change > 0 ? 'up' : change < 0 ? 'down' : 'none';
  const tone = way === 'none' || good === 'neither' ? undefined : way === good ? 'positive' : 'negative';
  const size = Math.abs(change);
  return (
    <span className="ui-delta" data-way={way} data-tone={tone}>
      {unit === 'points' ? formatPoints(size, { locale }) : formatPercent(size, { locale, digits: 1, fixed: true })}
      <span className="sr-only"> {way === 'none' ? words.unchanged : words[way]}</span>
    </span>
  );
}

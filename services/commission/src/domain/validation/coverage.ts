/** Sales that no rule fits. */
import type { PlanRule } from '@tributary/contracts';
import type { Report } from './finding.js';
import { leaveNothingOut } from './samples.js';
import { covers, endOfDates, firstDate, type Reach, reachOf } from './reach.js';

/** Sets of rules whose conditions are looked at together. */
const mostSets = 100;

/** Looks at what is for everyone; a plan that pays for no sales at all means it. */
export function judgeCoverage(rules: readonly PlanRule[], report: Report): void {
  const sales = rules.filter(({ on = 'sale', onTop }) => on === 'sale' && !onTop);
  const open = sales.filter((rule) => rule.for === undefined);
  if (open.length > 0) judgeOpen(open, report);
  else if (sales.length > 0)
    report.warn('rules', 'gap-partners', 'No rule for sales is for every partner: the others earn nothing.');
}

function judgeOpen(open: readonly PlanRule[], report: Report): void {
  const reaches = open.map((rule) => ({ rule, reach: reachOf(rule) }));
  const cells = cellsOf(reaches.map(({ reach }) => reach)).map((cell) => ({
    cell,
    fitting: reaches.filter(({ reach }) => covers(reach, cell)),
  }));
  const gaps = new Map(cells.flatMap(({ cell, fitting }) => (fitting.length === 0 ? [gapOf(cell)] : [])));
  for (const [message, code] of gaps) report.warn('rules', code, message);
  const isWhole = wholeness();
  if (cells.some(({ fitting }) => fitting.length > 0 && !isWhole(fitting)))
    report.warn('rules', 'gap-conditions', 'A sale for which no condition holds earns nothing: no rule fits the rest.');
}

/** Whether one of the rules fits every sale by its conditions, as far as can be told. */
function wholeness(): (fitting: readonly { readonly rule: PlanRule }[]) => boolean {
  const known = new Map<string, boolean>();
  return (fitting) => {
    const conditions = fitting.flatMap(({ rule: { when } }) => when ?? []);
    if (conditions.length < fitting.length) return true;
    const name = fitting.map(({ rule: { key } }) => key).join(' ');
    const isWhole = known.get(name) ?? (known.size < mostSets && leaveNothingOut(conditions));
    known.set(name, isWhole);
    return isWhole;
  };
}

/** Between any two borders next to each other either all or nothing of a rule fits. */
function cellsOf(reaches: readonly Reach[]): Reach[] {
  const dates = borders(reaches.flatMap((reach) => reach.dates).concat(firstDate, endOfDates));
  const ranks = borders(reaches.flatMap((reach) => reach.ranks).concat(1, Number.POSITIVE_INFINITY));
  return dates.flatMap((days) => ranks.map((numbers) => ({ dates: days, ranks: numbers })));
}

function borders<Point extends string | number>(points: readonly Point[]): (readonly [Point, Point])[] {
  const sorted = [...new Set(points)].sort((a, b) => (a < b ? -1 : 1));
  return sorted.slice(1).map((point, n) => [sorted[n] as Point, point] as const);
}

function gapOf({ dates: [from, until], ranks: [first, next] }: Reach): [message: string, code: string] {
  const time = [...(from === firstDate ? [] : [`from ${from}`]), ...(until === endOfDates ? [] : [`before ${until}`])];
  if (time.length > 0)
    return [`On days ${time.join(' and ')} some sales earn nothing: no rule fits them.`, 'gap-dates'];
  const last = next === Number.POSITIVE_INFINITY ? 'on' : `to number ${next - 1}`;
  return [`A customer’s purchases from number ${first} ${last} earn nothing: no rule fits them.`, 'gap-purchases'];
}

/** Row 9: which rule wins each line of a conversion, and why the others lost. */
import type { LostRuleData, PaidEvent, Plan, PlanRule } from '@tributary/contracts';
import { countOf, holds, type Reader, readsLines } from './conditions.js';

export interface Candidate {
  readonly rule: PlanRule;
  readonly order: number;
  /** 0 for a partner, 1 for a tier, 2 for everyone. */
  readonly level: number;
  readonly conditions: number;
  readonly readsLines: boolean;
}

export interface Situation {
  readonly partner: string;
  readonly tier: string | null;
  /** Local date of the conversion. */
  readonly date: string;
  /** Which standing payment of the customer it is, from 1. */
  rank(): number;
  /** Whether it is in the customer's first so many months (row 22). */
  isWithinMonths(months: number): boolean;
  readonly lines: number;
  reader(line: number): Reader;
}

export interface Choice {
  /** In the order of the first line that each won. */
  readonly winners: readonly { readonly rule: PlanRule; readonly level: number; readonly lines: readonly number[] }[];
  readonly onTop: readonly { readonly rule: PlanRule; readonly level: number; readonly lines: readonly number[] }[];
  readonly lost: readonly LostRuleData[];
}

type Compiled = ReadonlyMap<PaidEvent, readonly Candidate[]>;
const compiled = new WeakMap<Plan, Compiled>();

/** Best first: level, priority, number of conditions, order in the plan. */
function candidatesOf(plan: Plan, event: PaidEvent): readonly Candidate[] {
  let found = compiled.get(plan);
  if (!found) {
    const candidates = plan.rules.map(candidate).sort(byPrecedence);
    const byEvent = new Map<PaidEvent, Candidate[]>();
    for (const one of candidates)
      byEvent.set(one.rule.on ?? 'sale', [...(byEvent.get(one.rule.on ?? 'sale') ?? []), one]);
    found = byEvent;
    compiled.set(plan, found);
  }
  return found.get(event) ?? [];
}

const candidate = (rule: PlanRule, order: number): Candidate => ({
  rule,
  order,
  level: rule.for === undefined ? 2 : 'tier' in rule.for ? 1 : 0,
  conditions: countOf(rule.when),
  readsLines: readsLines(rule.when),
});

const priorityOf = ({ rule }: Candidate): number => rule.priority ?? 100;

function byPrecedence(a: Candidate, b: Candidate): number {
  return a.level - b.level || priorityOf(a) - priorityOf(b) || b.conditions - a.conditions || a.order - b.order;
}

function reasonOver(winner: Candidate, loser: Candidate): LostRuleData['why'] {
  if (winner.level !== loser.level) return 'less-specific';
  if (priorityOf(winner) !== priorityOf(loser)) return 'priority';
  return winner.conditions === loser.conditions ? 'later-in-plan' : 'fewer-conditions';
}

export function choose(plan: Plan, event: PaidEvent, situation: Situation): Choice {
  const lost: LostRuleData[] = [];
  const fitting: { readonly one: Candidate; readonly lines: readonly number[] }[] = [];
  for (const one of candidatesOf(plan, event)) {
    const why = misfit(one.rule, situation);
    const lines = why ? [] : linesFitting(one, situation);
    if (lines.length > 0) fitting.push({ one, lines });
    else lost.push({ rule: one.rule.key, why: why ?? 'condition' });
  }
  const won = new Map<Candidate, number[]>();
  const competing = fitting.filter(({ one }) => !one.rule.onTop);
  for (let line = 0; line < situation.lines; line++) {
    const winner = competing.find(({ lines }) => lines.length === situation.lines || lines.includes(line));
    if (winner) won.set(winner.one, [...(won.get(winner.one) ?? []), line]);
  }
  for (const { one } of competing) {
    const over = competing.find((other) => won.has(other.one))?.one;
    if (!won.has(one) && over) lost.push({ rule: one.rule.key, why: reasonOver(over, one) });
  }
  const onTop = fitting.filter(({ one }) => one.rule.onTop).toSorted((a, b) => a.one.order - b.one.order);
  return {
    winners: [...won].map(([{ rule, level }, lines]) => ({ rule, level, lines })),
    onTop: onTop.map(({ one: { rule, level }, lines }) => ({ rule, level, lines })),
    lost,
  };
}

function linesFitting({ rule, readsLines: byLine }: Candidate, situation: Situation): readonly number[] {
  const { when } = rule;
  const all = allOf(situation.lines);
  if (!when) return all;
  if (byLine) return all.filter((line) => holds(when, situation.reader(line)));
  return holds(when, situation.reader(0)) ? all : [];
}

const onlyLine: readonly number[] = [0];

function allOf(lines: number): readonly number[] {
  if (lines === 1) return onlyLine;
  const all: number[] = [];
  for (let line = 0; line < lines; line++) all.push(line);
  return all;
}

function misfit(rule: PlanRule, situation: Situation): LostRuleData['why'] | null {
  const { from, until, purchase, lasts } = rule;
  if ((from && situation.date < from) || (until && situation.date >= until)) return 'date';
  if (rule.for && ('partner' in rule.for ? rule.for.partner !== situation.partner : rule.for.tier !== situation.tier))
    return 'level';
  if (purchase && !isPurchase(purchase, situation.rank())) return 'purchase';
  if (!lasts) return null;
  const inTime = 'payments' in lasts ? situation.rank() <= lasts.payments : situation.isWithinMonths(lasts.months);
  return inTime ? null : 'duration';
}

function isPurchase(purchase: NonNullable<PlanRule['purchase']>, rank: number): boolean {
  if (purchase === 'first') return rank === 1;
  if (purchase === 'later') return rank > 1;
  return rank >= purchase.from && (purchase.to === undefined || rank <= purchase.to);
}

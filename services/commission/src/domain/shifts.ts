/** Whose amounts move with a change of what stands before them: those at the limits that it passes. */
import type { Base, PlanRule } from '@tributary/contracts';
import type { Program } from './books.js';
import { byPlace } from './order.js';
import type { Change } from './standing.js';
import { hasAfter, membersFrom, touching } from './tally-members.js';
import { total } from './tally-sums.js';
import { bases, fieldOf, type Span } from './volume-fields.js';
import type { Keys, Work } from './work.js';

interface Steps {
  readonly base: Base;
  readonly field: number;
  readonly span: Span;
  readonly isWhole: boolean;
  readonly froms: readonly bigint[];
}

const known = new WeakMap<Program['versions'], readonly Steps[]>();

function stepsOf({ versions }: Program): readonly Steps[] {
  const found = known.get(versions) ?? versions.flatMap(({ plan }) => plan.rules.flatMap(stepsIn));
  known.set(versions, found);
  return found;
}

/** The ladders of revenue that a version has. */
export const laddersOf = (program: Program): readonly { readonly span: Span; readonly base: Base }[] =>
  stepsOf(program).filter(({ field }) => field < bases.length);

function stepsIn({ pays, base }: PlanRule): Steps[] {
  if (pays.kind !== 'tiered') return [];
  const { by, period, method, bands } = pays;
  const froms = bands.map(({ from }) => BigInt(from)).filter((from) => from > 0n);
  return [
    { base: base ?? 'net', field: fieldOf(by, base), span: period ?? 'life', isWhole: method === 'whole', froms },
  ];
}

/** A change shifts what stands after it; amounts move only where the beginning of a band lies between old and new sums. */
export function moved(work: Work, program: Program, span: Span, change: Change): void {
  for (const steps of stepsOf(program)) {
    if (steps.span !== span) continue;
    const by = (change.now[steps.field] ?? 0n) - (change.was[steps.field] ?? 0n);
    if (by === 0n) continue;
    if (steps.isWhole) rerate(work, change, steps, by);
    else shift(work, change, steps.field, () => steps.froms, by, work.priced);
  }
}

function rerate(work: Work, change: Change, { field, froms }: Steps, by: bigint): void {
  const now = total(work.books, change.key).sums[field] ?? 0n;
  if (froms.every((from) => now >= from === now - by >= from)) return;
  for (const { id } of membersFrom(work.books, change.key)) work.priced.add(id);
}

/** Those after a place whose share touched or touches one of the limits. */
export function shift(
  work: Work,
  { key, place }: Pick<Change, 'key' | 'place'>,
  field: number,
  limits: () => readonly bigint[],
  by: bigint,
  into: Pick<Keys, 'add'>,
): void {
  if (!hasAfter(work.books, key, place)) return;
  const size = by < 0n ? -by : by;
  for (const limit of limits()) {
    for (const member of touching(work.books, key, field, limit - size, limit + size))
      if (byPlace(member.place, place) > 0) into.add(member.id);
  }
}

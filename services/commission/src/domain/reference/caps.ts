/** Row 18, reading p: the rule's cap, then the partner's, each a layer; then the program's budget. */
import type { Cap } from '@tributary/contracts';
import { periodName } from './ladders.js';
import type { Memory, SettledCap } from './memory.js';
import type { Part } from './parts.js';
import type { World } from './world.js';

export interface Item {
  readonly part: Part;
  readonly id: string;
  readonly due: bigint;
  readonly cap: bigint;
  readonly isRejected: boolean;
}

/** One limit of one partner in one period, with what fills it in canonical order. */
export interface Layer {
  readonly name: string;
  readonly period: string;
  readonly items: readonly Item[];
}

export interface Granted {
  readonly byPart: ReadonlyMap<Part, bigint>;
  readonly layers: readonly Layer[];
}

const min = (a: bigint, b: bigint): bigint => (a < b ? a : b);

export function grantsOf(world: World, parts: readonly Part[]): Granted {
  const grants = new Map(parts.map((part) => [part, part.due]));
  const byRule = layersOf(world, parts, grants, ({ rule }) => rule.cap, false);
  for (const layer of byRule) fill(world, layer, grants);
  const byPartner = layersOf(world, parts, grants, ({ claim }) => claim.version.plan.partnerCap, true);
  for (const layer of byPartner) fill(world, layer, grants);
  return { byPart: grants, layers: [...byRule, ...byPartner] };
}

function layersOf(
  world: World,
  parts: readonly Part[],
  grants: ReadonlyMap<Part, bigint>,
  capOf: (part: Part) => Cap | undefined,
  isForAll: boolean,
): Layer[] {
  const capped = parts.flatMap((part) => {
    const cap = capOf(part);
    if (!cap) return [];
    const period = periodName(world, part.claim.conversion.at, cap.period);
    const name = `${part.claim.partner}|${isForAll ? '*' : part.rule.key}|${period}`;
    const isRejected = world.memory.rejected.has(part.commission);
    const id = `${part.commission}#${part.rule.key}`;
    return [{ name, period, item: { part, id, due: grants.get(part) ?? 0n, cap: BigInt(cap.amount), isRejected } }];
  });
  const names = new Map(capped.map(({ name, period }) => [name, period]));
  for (const name of world.memory.caps.keys()) {
    const [, kind, period = ''] = name.split('|');
    if (!names.has(name) && (kind === '*') === isForAll) names.set(name, period);
  }
  return [...names].map(([name, period]) => ({
    name,
    period,
    items: capped.filter((one) => one.name === name).map(({ item }) => item),
  }));
}

export function settledCap(memory: Memory, name: string): SettledCap {
  const known = memory.caps.get(name) ?? { fill: 0n, parts: new Map<string, { due: bigint; granted: bigint }>() };
  memory.caps.set(name, known);
  return known;
}

function fill(world: World, { name, period, items }: Layer, grants: Map<Part, bigint>): void {
  const settled = settledCap(world.memory, name);
  const isSettled = world.memory.settled.has(period);
  const open: Item[] = [];
  for (const item of items) {
    const { part, id, due, cap, isRejected } = item;
    const isLate = isSettled && due > 0n && !isRejected;
    const own = settled.parts.get(id) ?? (isLate ? { due: 0n, granted: 0n } : null);
    if (own) {
      settled.parts.set(id, own);
      grants.set(part, follow(settled, own, due, cap));
    } else if (isSettled) grants.set(part, 0n);
    else open.push(item);
  }
  let before = settled.fill;
  for (const { part, due, cap, isRejected } of open) {
    const wanted = isRejected ? 0n : due;
    grants.set(part, min(before + wanted, cap) - min(before, cap));
    before += wanted;
  }
}

/** After settlement: the smaller of what remains and what was granted; more than was settled is like a late sale. */
function follow(settled: SettledCap, own: { due: bigint; granted: bigint }, due: bigint, cap: bigint): bigint {
  if (due > own.due) {
    const more = due - own.due;
    own.granted += min(settled.fill + more, cap) - min(settled.fill, cap);
    settled.fill += more;
    own.due = due;
  }
  return min(own.granted, due);
}

/** Places that stay: the items of a layer that settle together, in canonical order. */
export function settleItems(memory: Memory, { name }: Layer, items: readonly Item[]): void {
  const settled = settledCap(memory, name);
  for (const { id, due, cap } of items) {
    const granted = min(settled.fill + due, cap) - min(settled.fill, cap);
    settled.parts.set(id, { due, granted });
    settled.fill += due;
  }
}

/** Filled in recorded order: what falls frees room for what comes later, what was refused stays refused. */
export function underBudget(world: World, parts: readonly Part[], { byPart }: Granted): Map<string, bigint> {
  const { budget, rejected } = world.memory;
  const commissions = [...new Set([...parts.map(({ commission }) => commission)])];
  const gone = [...budget.keys()].filter((key) => !commissions.includes(key));
  for (const key of gone) setBudget(world, key, 0n, '', null);
  return new Map(
    commissions.map((key) => {
      const mine = parts.filter(({ commission }) => commission === key);
      const due = rejected.has(key) ? 0n : mine.reduce((all, part) => all + (byPart.get(part) ?? 0n), 0n);
      const claim = mine[0]?.claim;
      const limit = claim?.version.plan.budget;
      if (!claim || !limit) return [key, due];
      const period = periodName(world, claim.conversion.at, limit.period);
      return [key, setBudget(world, key, due, period, BigInt(limit.amount))];
    }),
  );
}

function setBudget({ memory }: World, key: string, due: bigint, period: string, limit: bigint | null): bigint {
  const own = memory.budget.get(key) ?? { due: 0n, granted: 0n, period };
  memory.budget.set(key, own);
  if (due <= own.due) {
    own.granted = min(own.granted, due);
  } else if (limit !== null) {
    const used = [...memory.budget.values()].filter((one) => one.period === own.period);
    const room = limit - used.reduce((all, { granted }) => all + granted, 0n);
    own.granted += room > 0n ? min(due - own.due, room) : 0n;
  }
  own.due = due;
  return own.granted;
}

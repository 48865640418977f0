/** What stands before a place, and in all. */
import type { Books } from './books.js';
import type { Place } from './order.js';
import {
  type Child,
  childAt,
  childOf,
  itemsOf,
  join,
  type Member,
  type Node,
  none,
  rootOf,
  slotOf,
  type Summary,
} from './tally-nodes.js';

export const total = (books: Books, key: string): Summary => rootOf(books, key).total;

/** What stands strictly before a place. */
export function before(books: Books, key: string, place: Place): Summary {
  let node: Node = rootOf(books, key);
  let sum = none;
  while (node.children) {
    const at = childAt(node.children, place);
    for (let n = 0; n < at; n++) sum = join(sum, node.children[n] as Child);
    node = childOf(books, key, node.children[at] as Child);
  }
  const members = node.members ?? [];
  const slot = slotOf(members, place);
  for (let n = 0; n < slot; n++) sum = join(sum, members[n] as Member);
  return sum;
}

/** The last recording of it. */
export function recordedBefore(books: Books, key: string, place: Place): number {
  let node: Node = rootOf(books, key);
  let recorded = 0;
  for (;;) {
    const { children, members = [] } = node;
    const end = children ? childAt(children, place) : slotOf(members, place);
    const items = itemsOf(node);
    for (let n = 0; n < end; n++) recorded = Math.max(recorded, items[n]?.recorded ?? 0);
    if (!children) return recorded;
    node = childOf(books, key, children[end] as Child);
  }
}

/** One sum of it, counted from the nearer end of each node. */
export function sumBefore(books: Books, key: string, place: Place, field: number): bigint {
  const all = rootOf(books, key);
  let node: Node = all;
  let whole: Summary = all.total;
  let sum = 0n;
  for (;;) {
    const items = itemsOf(node);
    const at = node.children ? childAt(node.children, place) : slotOf(node.members ?? [], place);
    sum += sumUpTo(items, at, whole, field);
    if (!node.children) return sum;
    const into = node.children[at] as Child;
    whole = into;
    node = childOf(books, key, into);
  }
}

function sumUpTo(items: readonly Summary[], end: number, whole: Summary, field: number): bigint {
  if (end < items.length / 2) {
    let sum = 0n;
    for (let n = 0; n < end; n++) sum += items[n]?.sums[field] ?? 0n;
    return sum;
  }
  let sum = whole.sums[field] ?? 0n;
  for (let n = end; n < items.length; n++) sum -= items[n]?.sums[field] ?? 0n;
  return sum;
}

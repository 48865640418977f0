/** Who stands at a place, from it on, and around a sum. */
import type { Books } from './books.js';
import { byPlace, type Place } from './order.js';
import { type Child, childAt, childOf, isAt, type Member, type Node, rootOf, slotOf } from './tally-nodes.js';

export function memberAt(books: Books, key: string, place: Place): Member | undefined {
  let node: Node = rootOf(books, key);
  while (node.children) node = childOf(books, key, node.children[childAt(node.children, place)] as Child);
  const members = node.members ?? [];
  const found = members[slotOf(members, place)];
  return isAt(found, place) ? found : undefined;
}

/** Whether anything stands strictly after a place. */
export function hasAfter(books: Books, key: string, place: Place): boolean {
  let node: Node = rootOf(books, key);
  while (node.children) node = childOf(books, key, node.children.at(-1) as Child);
  const last = node.members?.at(-1);
  if (last) return byPlace(last.place, place) > 0;
  for (const member of membersFrom(books, key, place)) if (byPlace(member.place, place) > 0) return true;
  return false;
}

/** From a place on, it included; all without one. */
export function membersFrom(books: Books, key: string, place: Place | null = null): Iterable<Member> {
  const { members = [], children } = rootOf(books, key);
  if (children) return within(books, key, rootOf(books, key), place);
  return place ? members.slice(slotOf(members, place)) : members;
}

function* within(books: Books, key: string, node: Node, place: Place | null): Generator<Member> {
  if (node.children) {
    const start = place ? childAt(node.children, place) : 0;
    for (let n = start; n < node.children.length; n++)
      yield* within(books, key, childOf(books, key, node.children[n] as Child), n === start ? place : null);
    return;
  }
  const members = node.members ?? [];
  for (let n = place ? slotOf(members, place) : 0; n < members.length; n++) yield members[n] as Member;
}

/** From the last on. */
export function* membersBack(books: Books, key: string, node: Node = rootOf(books, key)): Generator<Member> {
  for (const child of node.children?.toReversed() ?? []) yield* membersBack(books, key, childOf(books, key, child));
  yield* node.members?.toReversed() ?? [];
}

/** Those whose share of a sum touches the stretch from `low` to `high`. Sums are never negative. */
export function* touching(books: Books, key: string, field: number, low: bigint, high: bigint): Generator<Member> {
  yield* reaching(books, key, rootOf(books, key), field, low, high, 0n);
}

function* reaching(
  books: Books,
  key: string,
  node: Node,
  field: number,
  low: bigint,
  high: bigint,
  from: bigint,
): Generator<Member> {
  let start = from;
  for (const item of node.children ?? node.members ?? []) {
    if (start > high) return;
    const end = start + (item.sums[field] ?? 0n);
    if (end >= low) {
      if ('node' in item) yield* reaching(books, key, childOf(books, key, item), field, low, high, start);
      else yield item;
    }
    start = end;
  }
}

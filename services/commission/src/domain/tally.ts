/**
 * Members in canonical order with sums: what stands before a place, and who stands around a sum. A tree of small nodes, each
 * a slice of its own, so that a member in order reads and writes one path.
 */
import type { Books } from './books.js';
import { byPlace, type Place } from './order.js';

export type Sums = readonly bigint[];

export interface Member {
  readonly place: Place;
  readonly id: string;
  /** Where it would stand had it not come late. */
  readonly own?: Place;
  readonly sums: Sums;
  /** When it was recorded and when its hold ends: what its finality waits for. */
  readonly recorded: number;
  readonly until: number;
}

export interface Summary {
  readonly sums: Sums;
  /** The last recording. */
  readonly recorded: number;
}

interface Child extends Summary {
  readonly node: number;
  readonly first: Place;
}

interface Node {
  readonly members?: readonly Member[];
  readonly children?: readonly Child[];
}

interface Root extends Node {
  readonly next: number;
}

const width = 48;
const none: Summary = { sums: [], recorded: 0 };
const emptyRoot: Root = { next: 1, members: [] };

export const plusSums = (a: Sums, b: Sums): Sums => {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  return a.map((value, n) => value + (b[n] ?? 0n));
};
const join = (a: Summary, b: Summary): Summary => ({
  sums: plusSums(a.sums, b.sums),
  recorded: Math.max(a.recorded, b.recorded),
});
const summaryOf = ({ members, children }: Node): Summary =>
  ((members ?? children ?? []) as readonly Summary[]).reduce(join, none);
const nodeKey = (key: string, node: number): string => `${key}#${node}`;
const rootOf = (books: Books, key: string): Root => books.get<Root>(key) ?? emptyRoot;
const childOf = (books: Books, key: string, { node }: Child): Node => books.get<Node>(nodeKey(key, node)) ?? {};

/** The last child that does not begin after the place. */
function childAt(children: readonly Child[], place: Place): number {
  let low = 0;
  let high = children.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (byPlace((children[middle] as Child).first, place) <= 0) low = middle;
    else high = middle - 1;
  }
  return low;
}

function slotOf(members: readonly Member[], place: Place): number {
  let low = 0;
  let high = members.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (byPlace((members[middle] as Member).place, place) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

const isAt = (member: Member | undefined, place: Place): member is Member =>
  member !== undefined && byPlace(member.place, place) === 0;

export function memberAt(books: Books, key: string, place: Place): Member | undefined {
  let node: Node = rootOf(books, key);
  while (node.children) node = childOf(books, key, node.children[childAt(node.children, place)] as Child);
  const members = node.members ?? [];
  const found = members[slotOf(members, place)];
  return isAt(found, place) ? found : undefined;
}

/** Puts a member in its place, where it replaces what was there. */
export function put(books: Books, key: string, member: Member): void {
  const root = rootOf(books, key);
  const ids = { next: root.next };
  const [left, right] = inserted(books, key, root, member, ids);
  if (!right) {
    books.set(key, { ...left, next: ids.next });
    return;
  }
  const children = [left as Node, right].map((node) => kept(books, key, node, ids.next++));
  books.set(key, { children, next: ids.next });
}

function kept(books: Books, key: string, node: Node, id: number): Child {
  books.set(nodeKey(key, id), node);
  return { node: id, first: firstOf(node), ...summaryOf(node) };
}

const firstOf = ({ members, children }: Node): Place => (children?.[0]?.first ?? members?.[0]?.place) as Place;

function inserted(books: Books, key: string, node: Node, member: Member, ids: { next: number }): Node[] {
  if (!node.children) {
    const members = [...(node.members ?? [])];
    const slot = slotOf(members, member.place);
    members.splice(slot, isAt(members[slot], member.place) ? 1 : 0, member);
    return halves(members, slot === members.length - 1).map((part) => ({ members: part }));
  }
  const at = childAt(node.children, member.place);
  const child = node.children[at] as Child;
  const [left, right] = inserted(books, key, childOf(books, key, child), member, ids);
  const parts = [kept(books, key, left as Node, child.node)];
  if (right) parts.push(kept(books, key, right, ids.next++));
  const children = node.children.toSpliced(at, 1, ...parts);
  return halves(children, at + parts.length === children.length).map((part) => ({ children: part }));
}

/** What grows at its end keeps full nodes behind it. */
function halves<Item>(items: readonly Item[], atEnd: boolean): (readonly Item[])[] {
  if (items.length <= width) return [items];
  const cut = atEnd ? items.length - 1 : items.length >> 1;
  return [items.slice(0, cut), items.slice(cut)];
}

export function remove(books: Books, key: string, place: Place): void {
  const root = rootOf(books, key);
  books.set(key, { ...without(books, key, root, place), next: root.next });
}

function without(books: Books, key: string, node: Node, place: Place): Node {
  if (!node.children) return { members: (node.members ?? []).filter((member) => !isAt(member, place)) };
  const at = childAt(node.children, place);
  const child = node.children[at] as Child;
  const next = without(books, key, childOf(books, key, child), place);
  books.set(nodeKey(key, child.node), next);
  return { children: node.children.with(at, { node: child.node, first: child.first, ...summaryOf(next) }) };
}

export const total = (books: Books, key: string): Summary => summaryOf(rootOf(books, key));

/** What stands strictly before a place. */
export function before(books: Books, key: string, place: Place): Summary {
  let node: Node = rootOf(books, key);
  let summary = none;
  while (node.children) {
    const at = childAt(node.children, place);
    for (let n = 0; n < at; n++) summary = join(summary, node.children[n] as Child);
    node = childOf(books, key, node.children[at] as Child);
  }
  for (const member of node.members ?? []) {
    if (byPlace(member.place, place) >= 0) break;
    summary = join(summary, member);
  }
  return summary;
}

/** From a place on, it included; all without one. */
export function* membersFrom(books: Books, key: string, place: Place | null = null): Generator<Member> {
  yield* within(books, key, rootOf(books, key), place);
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

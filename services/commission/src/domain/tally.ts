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
  readonly sums: Sums;
  /** When it was recorded and when its hold ends: what its finality waits for. */
  readonly recorded: number;
  readonly until: number;
  /** Where it would stand had it not come late. */
  readonly own?: Place | undefined;
}

/** For what is only to be found again. */
export const reminder = (place: Place, id: string): Member => member(place, id, noSums, 0, 0);
export const noSums: Sums = [];

/** Of one shape with all others, because objects of many shapes are several times as slow to make and to read. */
export const member = (
  place: Place,
  id: string,
  sums: Sums,
  recorded: number,
  until: number,
  own: Place | undefined = undefined,
): Member => ({ place, id, sums, recorded, until, own });

export interface Summary {
  readonly sums: Sums;
  /** The last recording. */
  readonly recorded: number;
}

interface Child extends Summary {
  readonly node: number;
  readonly first: Place;
}

/** Of one of the two. */
interface Node {
  readonly members?: readonly Member[] | undefined;
  readonly children?: readonly Child[] | undefined;
}

interface Root extends Node {
  readonly next: number;
  readonly total: Summary;
}

const leaf = (members: readonly Member[]): Node => ({ members, children: undefined });
const branch = (children: readonly Child[]): Node => ({ members: undefined, children });
const root = ({ members, children }: Node, next: number, total: Summary): Root => ({ members, children, next, total });
const child = (node: number, first: Place, { sums, recorded }: Summary): Child => ({ node, first, sums, recorded });
const summary = (sums: Sums, recorded: number): Summary => ({ sums, recorded });

const width = 48;
const none: Summary = summary([], 0);
const emptyLeaf = leaf([]);
const emptyRoot: Root = root(emptyLeaf, 1, none);

export function plusSums(a: Sums, b: Sums): Sums {
  if (a.length < b.length) return plusSums(b, a);
  if (b.length === 0) return a;
  const sums = a.slice();
  for (let n = 0; n < b.length; n++) if (b[n]) sums[n] = (a[n] as bigint) + (b[n] as bigint);
  return sums;
}

const minusSums = (a: Sums, b: Sums): Sums => a.map((value, n) => (b[n] ? value - b[n] : value));
const join = (a: Summary, b: Summary): Summary =>
  summary(plusSums(a.sums, b.sums), a.recorded > b.recorded ? a.recorded : b.recorded);
const itemsOf = ({ members, children }: Node): readonly Summary[] => members ?? children ?? [];
const summaryOf = (node: Node): Summary => itemsOf(node).reduce(join, none);
const rootOf = (books: Books, key: string): Root => books.get<Root>(key) ?? emptyRoot;
const childOf = (books: Books, key: string, { node }: Child): Node => books.piece<Node>(key, node) ?? emptyLeaf;

/** The last child that does not begin after the place. */
function childAt(children: readonly Child[], place: Place): number {
  let low = 0;
  let high = children.length - 1;
  if (byPlace((children[high] as Child).first, place) <= 0) return high;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (byPlace((children[middle] as Child).first, place) <= 0) low = middle;
    else high = middle - 1;
  }
  return low;
}

const nearEnd = 3;

/** Most come in order, or nearly. */
function slotOf(members: readonly Member[], place: Place): number {
  let low = 0;
  let high = members.length;
  for (const near = high - nearEnd; high > 0 && high > near; high--) {
    const order = byPlace((members[high - 1] as Member).place, place);
    if (order < 0) return high;
    if (order === 0) return high - 1;
  }
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
export function put(books: Books, key: string, of: Member): void {
  const whole = rootOf(books, key);
  const ids = { next: whole.next };
  const { left, right, replaced } = inserted(books, key, whole, of, ids);
  const sum = changed(whole.total, of, replaced) ?? join(summaryOf(left), right ? summaryOf(right) : none);
  if (!right) {
    books.set(key, root(left, ids.next, sum));
    return;
  }
  const children = [left, right].map((node) => kept(books, key, node, ids.next++));
  books.set(key, root(branch(children), ids.next, sum));
}

/** With a member, which may stand where another stood; null where what remains has to be looked through. */
function changed(known: Summary, of: Member, replaced: Member | undefined): Summary | null {
  if (!replaced) return join(known, of);
  if (replaced.recorded > of.recorded) return null;
  const sums = replaced.sums.length === 0 ? known.sums : minusSums(known.sums, replaced.sums);
  return join(summary(sums, known.recorded), of);
}

function kept(books: Books, key: string, node: Node, id: number, of: Summary = summaryOf(node)): Child {
  books.setPiece(key, id, node);
  return child(id, firstOf(node), of);
}

const firstOf = ({ members, children }: Node): Place => (children?.[0]?.first ?? members?.[0]?.place) as Place;

interface Inserted {
  readonly left: Node;
  readonly right: Node | undefined;
  readonly replaced: Member | undefined;
}

function inserted(books: Books, key: string, node: Node, of: Member, ids: { next: number }): Inserted {
  if (!node.children) {
    const members = node.members?.slice() ?? [];
    const slot = slotOf(members, of.place);
    const found = members[slot];
    const replaced = isAt(found, of.place) ? found : undefined;
    if (replaced) members[slot] = of;
    else if (slot === members.length) members.push(of);
    else members.splice(slot, 0, of);
    const [left, right] = halves(members, slot === members.length - 1);
    return { left: leaf(left), right: right && leaf(right), replaced };
  }
  const at = childAt(node.children, of.place);
  const into = node.children[at] as Child;
  const below = inserted(books, key, childOf(books, key, into), of, ids);
  const sum = below.right ? undefined : (changed(into, of, below.replaced) ?? undefined);
  const part = kept(books, key, below.left, into.node, sum);
  const children = node.children.slice();
  if (below.right) children.splice(at, 1, part, kept(books, key, below.right, ids.next++));
  else children[at] = part;
  const [left, right] = halves(children, at >= children.length - 2);
  return { left: branch(left), right: right && branch(right), replaced: below.replaced };
}

/** What grows at its end keeps full nodes behind it. */
function halves<Item>(items: readonly Item[], atEnd: boolean): [readonly Item[], (readonly Item[])?] {
  if (items.length <= width) return [items];
  const cut = atEnd ? items.length - 1 : items.length >> 1;
  return [items.slice(0, cut), items.slice(cut)];
}

export function remove(books: Books, key: string, place: Place): void {
  const whole = rootOf(books, key);
  const node = without(books, key, whole, place);
  books.set(key, root(node, whole.next, summaryOf(node)));
}

function without(books: Books, key: string, node: Node, place: Place): Node {
  if (!node.children) return leaf((node.members ?? []).filter((one) => !isAt(one, place)));
  const at = childAt(node.children, place);
  const from = node.children[at] as Child;
  const next = without(books, key, childOf(books, key, from), place);
  books.setPiece(key, from.node, next);
  return branch(node.children.with(at, child(from.node, from.first, summaryOf(next))));
}

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

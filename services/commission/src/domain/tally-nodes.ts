/** What a tally is made of: members in canonical order, in a tree of small nodes, each a slice of its own. */
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

export interface Child extends Summary {
  readonly node: number;
  readonly first: Place;
}

/** Of one of the two. */
export interface Node {
  readonly members?: readonly Member[] | undefined;
  readonly children?: readonly Child[] | undefined;
}

export interface Root extends Node {
  readonly next: number;
  readonly total: Summary;
}

export const leaf = (members: readonly Member[]): Node => ({ members, children: undefined });
export const branch = (children: readonly Child[]): Node => ({ members: undefined, children });
export const root = ({ members, children }: Node, next: number, total: Summary): Root => ({
  members,
  children,
  next,
  total,
});
export const child = (node: number, first: Place, { sums, recorded }: Summary): Child => ({
  node,
  first,
  sums,
  recorded,
});
export const summary = (sums: Sums, recorded: number): Summary => ({ sums, recorded });

export const none: Summary = summary([], 0);
const emptyLeaf = leaf([]);
const emptyRoot: Root = root(emptyLeaf, 1, none);

export function plusSums(a: Sums, b: Sums): Sums {
  if (a.length < b.length) return plusSums(b, a);
  if (b.length === 0) return a;
  const sums = a.slice();
  for (let n = 0; n < b.length; n++) if (b[n]) sums[n] = (a[n] as bigint) + (b[n] as bigint);
  return sums;
}

export const join = (a: Summary, b: Summary): Summary =>
  summary(plusSums(a.sums, b.sums), a.recorded > b.recorded ? a.recorded : b.recorded);
export const itemsOf = ({ members, children }: Node): readonly Summary[] => members ?? children ?? [];
export const summaryOf = (node: Node): Summary => itemsOf(node).reduce(join, none);
export const rootOf = (books: Books, key: string): Root => books.get<Root>(key) ?? emptyRoot;
export const childOf = (books: Books, key: string, { node }: Child): Node => books.piece<Node>(key, node) ?? emptyLeaf;

/** The last child that does not begin after the place. */
export function childAt(children: readonly Child[], place: Place): number {
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
export function slotOf(members: readonly Member[], place: Place): number {
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

export const isAt = (member: Member | undefined, place: Place): member is Member =>
  member !== undefined && byPlace(member.place, place) === 0;

/** How members come into a tally and leave it: one in order reads and writes one path. */
import type { Books } from './books.js';
import type { Place } from './order.js';
import {
  branch,
  type Child,
  child,
  childAt,
  childOf,
  isAt,
  join,
  leaf,
  type Member,
  type Node,
  none,
  root,
  rootOf,
  slotOf,
  type Summary,
  type Sums,
  summary,
  summaryOf,
} from './tally-nodes.js';

const width = 48;

const minusSums = (a: Sums, b: Sums): Sums => a.map((value, n) => (b[n] ? value - b[n] : value));
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

/**
 * Where a conversion stands in a tally, and what of that is final. Until its place is settled it follows what remains; after
 * that its share stays, a decrease takes from its own share's end, and an increase stands like something that came late
 * (rows 17, 18, 21).
 */
import type { Books } from './books.js';
import { latest } from './known.js';
import { atTheEnd, byPlace, hour, type Place } from './order.js';
import {
  before,
  memberAt,
  membersFrom,
  type Member,
  plusSums,
  put,
  remove,
  type Sums,
  sumBefore,
  total,
} from './tally.js';

export interface Tally {
  readonly key: string;
  /** The slice that exists once the tally's period is settled; null where it settles from the front. */
  readonly settledBy: string | null;
}

export interface Standing extends Tally {
  readonly place: Place;
  /** The hour that had passed when it took its place: it is final in a later one. */
  readonly since: number;
  /** What came on top after the places before were settled. */
  readonly extras: readonly Place[];
}

const placesOf = ({ place, extras }: Standing): readonly Place[] =>
  extras.length === 0 ? [place] : [place, ...extras];

export interface Change {
  readonly key: string;
  readonly place: Place;
  readonly was: Sums;
  readonly now: Sums;
}

interface Front {
  readonly at: Place | null;
  readonly late: number;
}

const frontKey = latest((key: string): string => `front/${key}`);
const noExtras: readonly Place[] = [];
const noFront: Front = { at: null, late: 0 };
const patience = 72 * hour;

export function isSettled(books: Books, { key, settledBy }: Tally, place: Place): boolean {
  if (settledBy !== null) return books.get(settledBy) !== undefined;
  const front = books.get<Front>(frontKey(key))?.at;
  return front ? byPlace(place, front) <= 0 : false;
}

/** What came after the settlement, in the order in which it was recorded. */
function latePlace(books: Books, { key, settledBy }: Tally): Place {
  const front = books.get<Front>(frontKey(key)) ?? noFront;
  const late = front.late + 1;
  books.set(frontKey(key), { ...front, late });
  if (settledBy !== null || !front.at) return [atTheEnd, 0, '', '', 0, late];
  const [at, kind, id, source, part] = front.at;
  return [at, kind, id, source, part, late];
}

/**
 * Settles from the front what is final by now: its hold is over, and nothing that is not later was recorded for 3 days. Done
 * before anything changes, which comes to the same as doing it in each hour.
 */
export function settleFront(books: Books, key: string, now: number): void {
  const front = books.get<Front>(frontKey(key)) ?? noFront;
  let last = front.at;
  let recorded: number | null = null;
  for (const member of membersFrom(books, key, last)) {
    if (last && byPlace(member.place, last) <= 0) continue;
    recorded = Math.max(recorded ?? before(books, key, member.place).recorded, member.recorded);
    if (member.until > now || recorded + patience > now) break;
    last = member.place;
  }
  if (last !== front.at) books.set(frontKey(key), { ...front, at: last });
}

/** What has settled from the front comes to this. */
export function settledSums(books: Books, key: string): Sums {
  const front = books.get<Front>(frontKey(key))?.at;
  return front ? plusSums(before(books, key, front).sums, sumsAt(books, key, front)) : [];
}

const sumsAt = (books: Books, key: string, place: Place): Sums => memberAt(books, key, place)?.sums ?? [];
const isNone = (sums: Sums): boolean => sums.every((one) => one <= 0n);

/** Puts what it should count for in its place, or as far as that is settled, at the end. */
export function stand(
  books: Books,
  tally: Tally,
  current: Standing | undefined,
  { clock, ...given }: Omit<Member, 'sums'> & { readonly clock: number },
  wanted: Sums,
): { readonly standing: Standing; readonly change: Change | null } {
  const { key } = tally;
  const since = current?.since ?? clock;
  const { id, recorded } = given;
  const until = Math.max(given.until, since + 1);
  if (!current) {
    const place = isSettled(books, tally, given.place) ? latePlace(books, tally) : given.place;
    put(books, key, { place, id, sums: wanted, recorded, until });
    return {
      standing: { key, settledBy: tally.settledBy, place, since, extras: noExtras },
      change: { key, place, was: [], now: wanted },
    };
  }
  let rest = wanted;
  for (const place of placesOf(current)) {
    const known = memberAt(books, key, place);
    const was = known?.sums ?? [];
    if (isSettled(books, tally, place)) {
      rest = rest.map((value, n) => (value > (was[n] ?? 0n) ? value - (was[n] ?? 0n) : 0n));
      continue;
    }
    if (!known || known.until !== until || !isSame(was, rest))
      put(books, key, { place, id, sums: rest, recorded, until });
    return { standing: current, change: isSame(was, rest) ? null : { key, place, was, now: rest } };
  }
  if (isNone(rest)) return { standing: current, change: null };
  const place = latePlace(books, tally);
  put(books, key, { place, id, sums: rest, recorded, until });
  return { standing: { ...current, extras: [...current.extras, place] }, change: { key, place, was: [], now: rest } };
}

const isSame = (a: Sums, b: Sums): boolean => b.every((value, n) => value === (a[n] ?? 0n));

/** Takes away what is not settled. */
export function leave(books: Books, standing: Standing): readonly Change[] {
  return placesOf(standing).flatMap((place) => {
    if (isSettled(books, standing, place)) return [];
    const was = sumsAt(books, standing.key, place);
    remove(books, standing.key, place);
    return [{ key: standing.key, place, was, now: [] }];
  });
}

export interface Stretch {
  readonly from: bigint;
  readonly size: bigint;
  readonly place: Place;
}

/** The stretches of a sum that an amount fills: its own first, then what came on top. */
export function stretches(books: Books, standing: Standing, field: number, amount: bigint): readonly Stretch[] {
  const filled: Stretch[] = [];
  let rest = amount;
  for (const place of placesOf(standing)) {
    const room = sumsAt(books, standing.key, place)[field] ?? 0n;
    const size = rest < room ? rest : room;
    if (size > 0n || filled.length === 0)
      filled.push({ from: sumBefore(books, standing.key, place, field), size, place });
    rest -= size;
  }
  return filled;
}

/** What the whole of a period came to, for one that was there at its settlement; what came late sees what it made of it. */
export function wholeOf(books: Books, standing: Standing, field: number, place: Place): bigint {
  const { key } = standing;
  if (!isSettled(books, standing, place)) return total(books, key).sums[field] ?? 0n;
  if (place[0] !== atTheEnd) return sumBefore(books, key, [atTheEnd, -1, '', '', 0, 0], field);
  return sumBefore(books, key, place, field) + (sumsAt(books, key, place)[field] ?? 0n);
}

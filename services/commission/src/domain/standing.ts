/**
 * Where a conversion stands in a tally, and what of that is final. Until its place is settled it follows what remains; after
 * that its share stays, what falls takes from its own share's end and rises back into it, and what goes beyond stands like
 * something that came late (rows 17, 18, 21).
 */
import type { Books } from './books.js';
import { latest } from './known.js';
import { atTheEnd, byPlace, hour, type Place } from './order.js';
import { before, recordedBefore, sumBefore, total } from './tally-sums.js';
import { memberAt, membersFrom } from './tally-members.js';
import { member, type Member, noSums, plusSums, type Sums } from './tally-nodes.js';
import { put, remove } from './tally.js';

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

export interface Change {
  readonly key: string;
  readonly place: Place;
  readonly was: Sums;
  readonly now: Sums;
}

interface Front {
  readonly at: Place | null;
  /** Of a period: how many came late. */
  readonly late: number;
  /** The last hour by which it was moved on. */
  readonly hour: number;
}

const frontKey = latest((key: string): string => `front/${key}`);
const noExtras: readonly Place[] = [];
const noFront: Front = { at: null, late: 0, hour: 0 };
const patience = 72 * hour;
/** Of what counts for nothing: it is there for its recording alone. */
const absent = -1;

const frontOf = (books: Books, key: string): Front => books.get<Front>(frontKey(key)) ?? noFront;
const isStanding = (known: Member | undefined): known is Member => known !== undefined && known.until !== absent;

export function isSettled(books: Books, { key, settledBy }: Tally, place: Place): boolean {
  if (settledBy !== null) return books.get(settledBy) !== undefined;
  const front = frontOf(books, key).at;
  return front ? byPlace(place, front) <= 0 : false;
}

/** Whether it has stood where it can be moved no more. */
export const isFinal = (books: Books, standing: Standing): boolean =>
  isSettled(books, standing, standing.place) && isStanding(memberAt(books, standing.key, standing.place));

/** What came after the settlement: of a period in the order of recording, else in canonical order behind the front. */
function latePlace(books: Books, { key, settledBy }: Tally, own: Place): Place {
  const front = frontOf(books, key);
  if (settledBy !== null || !front.at) return [atTheEnd, 0, '', '', 0, front.late + 1];
  const { low, high } = besideFront(books, key, front.at, own);
  return behind(front.at, high === null ? low + wideStep : (low + high) / 2);
}

const wideStep = 2 ** 20;
const behind = ([at, kind, id, source, part]: Place, late: number): Place => [at, kind, id, source, part, late];

/** The late ones behind the front between which a place belongs; without one, before all of them. */
function besideFront(books: Books, key: string, front: Place, own: Place | null): { low: number; high: number | null } {
  let low = front[5];
  for (const { place, own: mine } of membersFrom(books, key, front)) {
    if (byPlace(place, front) <= 0) continue;
    if (byPlace(behind(place, 0), behind(front, 0)) !== 0) break;
    if (!own || !mine || byPlace(mine, own) > 0) return { low, high: place[5] };
    low = place[5];
  }
  return { low, high: null };
}

/** What is settled and grows stands behind all that is settled, and is settled as well. */
function growthPlace(books: Books, { key, settledBy }: Tally): Place {
  const front = frontOf(books, key);
  if (settledBy !== null || !front.at) {
    books.set(frontKey(key), { ...front, late: front.late + 1 } satisfies Front);
    return [atTheEnd, 0, '', '', 0, front.late + 1];
  }
  const { low, high } = besideFront(books, key, front.at, null);
  const place = behind(front.at, high === null ? low + 1 : Math.min(low + 1, (low + high) / 2));
  books.set(frontKey(key), { ...front, at: place } satisfies Front);
  return place;
}

/**
 * Settles from the front what is final by now: its hold is over, and nothing that is not later was recorded for 3 days, of
 * what `recordings` holds. Done once before anything changes, which comes to the same as doing it in each hour.
 */
export function settleFront(books: Books, key: string, now: number, recordings = key): void {
  const front = frontOf(books, key);
  if (front.hour >= now) return;
  let last = front.at;
  let isOpen = false;
  for (const one of membersFrom(books, key, last)) {
    if (!isStanding(one) || (last && byPlace(one.place, last) <= 0)) continue;
    const [at] = one.own ?? one.place;
    isOpen = one.until > now || recordedBefore(books, recordings, [at + 1, -1, '', '', 0, 0]) + patience > now;
    if (isOpen) break;
    last = one.place;
  }
  if (isOpen || last !== front.at) books.set(frontKey(key), { ...front, at: last, hour: now } satisfies Front);
}

/** What has settled from the front comes to this. */
export function settledSums(books: Books, key: string): Sums {
  const front = frontOf(books, key).at;
  return front ? plusSums(before(books, key, front).sums, sumsAt(books, key, front)) : [];
}

const sumsAt = (books: Books, key: string, place: Place): Sums => memberAt(books, key, place)?.sums ?? [];
const isNone = (sums: Sums): boolean => sums.every((one) => one <= 0n);
const isSame = (a: Sums, b: Sums): boolean => b.every((value, n) => value === (a[n] ?? 0n));

export interface Candidate extends Omit<Member, 'sums' | 'own'> {
  readonly clock: number;
  readonly stands: boolean;
}

export interface Stood {
  readonly standing: Standing;
  readonly change: Change | null;
}

/** Puts what it should count for in its place, or as far as that is settled, at the end. */
export function stand(books: Books, tally: Tally, current: Standing | undefined, of: Candidate, sums: Sums): Stood {
  const known = current && memberAt(books, tally.key, current.place);
  if (!current || !isStanding(known)) return enter(books, tally, current, of, sums);
  if (isSettled(books, tally, current.place)) return grow(books, current, of, sums);
  const { key } = tally;
  const { place, since } = current;
  const { stands } = of;
  const wanted = stands ? sums : sums.map(() => 0n);
  const until = stands ? Math.max(of.until, since + 1) : absent;
  const change = isSame(known.sums, wanted) ? null : { key, place, was: known.sums, now: wanted };
  if (!stands && known.own) {
    remove(books, key, place);
    return { standing: movedTo(current, known.own), change };
  }
  if (change || known.until !== until)
    put(books, key, member(known.place, known.id, wanted, known.recorded, until, known.own));
  return { standing: current, change };
}

/** Something that stands for the first time, or again before it was settled. */
function enter(books: Books, tally: Tally, current: Standing | undefined, of: Candidate, sums: Sums): Stood {
  const { key } = tally;
  const { clock, stands, place, id, recorded } = of;
  const extras = current?.extras ?? noExtras;
  const standing: Standing = { key, settledBy: tally.settledBy, place, since: clock, extras };
  const absence = (): Member =>
    member(
      place,
      id,
      sums.map(() => 0n),
      recorded,
      absent,
    );
  if (!stands) {
    if (!current) put(books, key, absence());
    return { standing: current ?? standing, change: null };
  }
  const until = Math.max(of.until, clock + 1);
  if (!isSettled(books, tally, place)) {
    put(books, key, member(place, id, sums, recorded, until));
    return { standing, change: { key, place, was: noSums, now: sums } };
  }
  put(books, key, absence());
  const late = tally.settledBy === null ? latePlace(books, tally, place) : growthPlace(books, tally);
  put(books, key, member(late, id, sums, 0, until, place));
  return { standing: movedTo(standing, late), change: { key, place: late, was: noSums, now: sums } };
}

const movedTo = ({ key, settledBy, since, extras }: Standing, place: Place): Standing => ({
  key,
  settledBy,
  place,
  since,
  extras,
});

/** A rejection moves nothing of what is settled, so that it grows the same. */
function grow(books: Books, current: Standing, { id, place: own }: Candidate, sums: Sums): Stood {
  const { key } = current;
  let rest = sums;
  for (const place of [current.place, ...current.extras]) {
    const has = sumsAt(books, key, place);
    rest = rest.map((value, n) => (value > (has[n] ?? 0n) ? value - (has[n] ?? 0n) : 0n));
  }
  if (isNone(rest)) return { standing: current, change: null };
  const place = growthPlace(books, current);
  put(books, key, member(place, id, rest, 0, 0, own));
  return {
    standing: { ...current, extras: [...current.extras, place] },
    change: { key, place, was: noSums, now: rest },
  };
}

/** Takes away what is not settled. */
export function leave(books: Books, { key, settledBy, place }: Standing): readonly Change[] {
  const known = memberAt(books, key, place);
  if (!known || (isStanding(known) && isSettled(books, { key, settledBy }, place))) return [];
  remove(books, key, place);
  if (known.own) remove(books, key, known.own);
  return isStanding(known) ? [{ key, place, was: known.sums, now: [] }] : [];
}

export interface Stretch {
  readonly from: bigint;
  readonly size: bigint;
  readonly place: Place;
}

/** The stretches of a sum that an amount fills: its own first, then what came on top. What does not stand is where it would. */
export function stretches(books: Books, standing: Standing, field: number, amount: bigint): readonly Stretch[] {
  const { key } = standing;
  if (!isFinal(books, standing)) {
    const isLate = isSettled(books, standing, standing.place);
    const place = isLate ? latePlace(books, standing, standing.place) : standing.place;
    return [{ from: sumBefore(books, key, place, field), size: amount, place }];
  }
  const filled: Stretch[] = [];
  let rest = amount;
  for (const place of [standing.place, ...standing.extras]) {
    const room = sumsAt(books, key, place)[field] ?? 0n;
    const size = rest < room ? rest : room;
    if (size > 0n || filled.length === 0) filled.push({ from: sumBefore(books, key, place, field), size, place });
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

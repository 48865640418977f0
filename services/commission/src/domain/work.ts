/**
 * What one fact sets in motion. Each step hands on to the next and none back: what remains and who owns it, what it counts
 * for, what rules make of it, what caps grant of it, what is posted.
 */
import type { EntryCause, LocalDate, PartnerId, Period, ProgramId } from '@tributary/contracts';
import type { Books, Customer, Program } from './books.js';
import { customerOf, programKey } from './books.js';
import type { Commission } from './commission.js';
import { type Conversion, placeOf } from './conversion.js';
import { byPlace } from './order.js';
import type { Outcome } from './outcomes.js';

/** Keys that wait, each once. Most facts move one conversion, for which no set is made. */
export class Keys {
  private only: string | null = null;
  private others: Set<string> | null = null;

  get size(): number {
    return this.others ? this.others.size : this.only === null ? 0 : 1;
  }

  has(key: string): boolean {
    return this.others ? this.others.has(key) : this.only === key;
  }

  add(key: string): void {
    if (this.others) this.others.add(key);
    else if (this.only === null) this.only = key;
    else if (this.only !== key) this.others = new Set([this.only, key]);
  }

  delete(key: string): void {
    this.others?.delete(key);
    if (this.only === key) this.only = null;
  }

  /** All of them, which wait no more. */
  take(): readonly string[] {
    const all = this.others ? [...this.others] : this.only === null ? [] : [this.only];
    this.only = null;
    this.others = null;
    return all;
  }
}

export interface Work {
  readonly books: Books;
  readonly organisation: string;
  readonly now: number;
  /** The last hour that has passed. */
  readonly clock: number;
  readonly cause: EntryCause;
  readonly ledBy: string | null;
  /** Keys of conversions. */
  readonly counted: Keys;
  readonly priced: Keys;
  readonly granted: Keys;
  readonly targeted: Keys;
  readonly bonuses: Map<string, BonusPlace>;
  /** Customers whose refunds have been allocated. */
  readonly allocated: Keys;
  /** Commissions of which something was decided that moves no money and is told as well. */
  readonly told: Keys;
  readonly outcomes: Outcome[];
}

export interface BonusPlace {
  readonly program: ProgramId;
  readonly partner: PartnerId;
  readonly period: Period | null;
  readonly start: LocalDate | null;
}

export const toldKey = ({ key }: Conversion, { partner, component }: Commission): string =>
  `${key} ${partner} ${component}`;

export const programIn = ({ books }: Pick<Work, 'books'>, id: ProgramId): Program | undefined =>
  books.get<Program>(programKey(id));
export const conversionIn = ({ books }: Pick<Work, 'books'>, key: string): Conversion | undefined =>
  books.get<Conversion>(key);
export const buyerOf = ({ books }: Pick<Work, 'books'>, { customer, program }: Conversion): Customer | null =>
  customer ? customerOf(books, customer, program) : null;

/** Conversions by their keys in canonical order. */
export function inOrder(work: Work, keys: Iterable<string>): readonly Conversion[] {
  const found: Conversion[] = [];
  for (const key of keys) {
    const conversion = conversionIn(work, key);
    if (conversion?.sold) found.push(conversion);
  }
  if (found.length < 2) return found;
  const placed = found.map((conversion) => ({ conversion, place: placeOf(conversion) }));
  return placed.sort((a, b) => byPlace(a.place, b.place)).map(({ conversion }) => conversion);
}

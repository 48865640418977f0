/**
 * What the engine remembers, in slices: values under keys. A slice is replaced, never changed, so whoever loaded it sees
 * what is new.
 */
import type {
  CustomerId,
  DealId,
  LocalDate,
  PartnerId,
  PartnerType,
  Period,
  ProgramId,
  TouchData,
  MetaData,
} from '@tributary/contracts';
import type { Refund } from './conversion.js';
import type { Owner } from './attribution.js';
import type { PublishedPlan } from './facts.js';
import { latest } from './known.js';
import { lastIndexOf, lastOf } from './last.js';
import type { Place } from './order.js';

export interface Books {
  get<Slice>(key: string): Slice | undefined;
  set(key: string, slice: object): void;
  /** A piece of a slice that is kept apart from it, by number. */
  piece<Slice>(key: string, nth: number): Slice | undefined;
  setPiece(key: string, nth: number, slice: object): void;
  /** Says what will be read, so that a store brings it at once. */
  expect(keys: () => readonly string[]): void;
}

/** Books that are whole: what they do not have does not exist. */
export class WholeBooks implements Books {
  protected readonly slices = new Map<string, object>();
  private readonly pieces = new Map<string, object[]>();

  get<Slice>(key: string): Slice | undefined {
    return this.slices.get(key) as Slice | undefined;
  }

  set(key: string, slice: object): void {
    this.slices.set(key, slice);
  }

  piece<Slice>(key: string, nth: number): Slice | undefined {
    return this.pieces.get(key)?.[nth] as Slice | undefined;
  }

  setPiece(key: string, nth: number, slice: object): void {
    const pieces = this.pieces.get(key);
    if (pieces) pieces[nth] = slice;
    else this.pieces.set(key, withHoles(nth, slice));
  }

  expect(): void {}
}

function withHoles(nth: number, slice: object): object[] {
  const pieces: object[] = [];
  pieces[nth] = slice;
  return pieces;
}

export interface Program {
  readonly program: ProgramId;
  readonly code: string;
  readonly currency: string;
  readonly zone: string;
  readonly windowDays: number;
  readonly attribution: 'last-click' | 'first-click';
  readonly endedAt: number | null;
  /** By their beginning. */
  readonly versions: readonly PublishedPlan[];
  /** Kinds of periods that a version has counted by, and what else is to be kept for one. */
  readonly counts: Counts;
}

export interface Counts {
  readonly periods: readonly Period[];
  readonly lifetime: boolean;
  readonly customers: boolean;
  readonly purchases: boolean;
  /** By another base than the net one. */
  readonly otherBases: boolean;
  /** The hour that had passed when it began; what settles sale by sale does so in later ones. */
  readonly since: Readonly<Partial<Record<'lifetime' | 'purchases', number>>>;
}

export const countsNothing: Counts = {
  periods: [],
  lifetime: false,
  customers: false,
  purchases: false,
  otherBases: false,
  since: {},
};

/** Something that holds from a moment on; of one instant, what was recorded last. */
export interface Dated<Value> {
  readonly at: number;
  readonly value: Value;
}

export type Status = 'active' | 'suspended' | 'terminated';

export interface Partner {
  readonly partner: PartnerId;
  /** Missing until it is added. */
  readonly code: string | null;
  readonly details: readonly Dated<{ readonly type: PartnerType; readonly country: string | null }>[];
  readonly statuses: readonly Dated<Status>[];
  readonly tiers: readonly Dated<{ readonly program: ProgramId | null; readonly tier: string | null }>[];
  readonly parents: readonly Dated<PartnerId | null>[];
  /** Where it has conversions. */
  readonly programs: readonly ProgramId[];
}

export interface Link {
  readonly code: string;
  readonly campaign: string | null;
}

export interface Customer {
  readonly id: CustomerId;
  readonly program: ProgramId;
  readonly signup: Signup | null;
  /** Those that came beside the signup. */
  readonly touches: readonly TouchData[];
  readonly deals: readonly { readonly deal: DealId; readonly partner: PartnerId; readonly at: number }[];
  /** Whose customer it is, as last posted. */
  readonly owner: Owner | null;
  /** How many attributions have been posted. */
  readonly attributions: number;
  /** Those that name no sale. */
  readonly refunds: readonly Refund[];
  /** The versions that priced its signup for an owner and pay nothing for signups. */
  readonly unpaidSignup: readonly { readonly partner: PartnerId; readonly version: number }[];
  /** Row 21: what was rejected for fraud, in canonical order. */
  readonly frauds: readonly Place[];
}

export interface Signup {
  readonly at: number;
  readonly recorded: number;
  readonly externalId: string;
  readonly source: string;
  readonly country: string | null;
  readonly meta: MetaData;
  readonly touches: readonly TouchData[];
}

export const programKey = latest((program: string): string => `program/${program}`);
export const partnerKey = latest((partner: string): string => `partner/${partner}`);
export const linkKey = (link: string): string => `link/${link}`;
export const customerKey = latest((customer: string): string => `customer/${customer}`);
export const clockKey = latest((organisation: string): string => `clock/${organisation}`);
/** What waits for an hour, for a plan or an owner, for a rate: tallies of conversions. */
export const hourKey = (organisation: string, hour: number): string => `hour/${organisation}/${hour}`;
export const unpricedKey = (program: string): string => `unpriced/${program}`;
export const rateKey = (organisation: string, day: LocalDate, base: string, quote: string): string =>
  `rate/${organisation}/${day}/${base}/${quote}`;
export const awaitingKey = (organisation: string, day: LocalDate, base: string, quote: string): string =>
  `awaiting/${organisation}/${day}/${base}/${quote}`;
/** All signups of a program, by their moment. */
export const signupsKey = (program: string): string => `signups/${program}`;
export const settledKey = (program: string, kind: Period, period: LocalDate): string =>
  `settled/${program}/${kind}/${period}`;

export const partnerOf = (books: Books, partner: PartnerId): Partner =>
  books.get<Partner>(partnerKey(partner)) ?? {
    partner,
    code: null,
    details: [],
    statuses: [],
    tiers: [],
    parents: [],
    programs: [],
  };

export const customerOf = (books: Books, id: CustomerId, program: ProgramId): Customer =>
  books.get<Customer>(customerKey(id)) ?? {
    id,
    program,
    signup: null,
    touches: [],
    deals: [],
    owner: null,
    attributions: 0,
    refunds: [],
    unpaidSignup: [],
    frauds: [],
  };

/** What holds at a moment, which it includes. */
export function valueAt<Value>(history: readonly Dated<Value>[], at: number): Value | undefined {
  return lastOf(history, (one) => one.at <= at)?.value;
}

export function dated<Value>(history: readonly Dated<Value>[], at: number, value: Value): readonly Dated<Value>[] {
  const place = lastIndexOf(history, (one) => one.at <= at) + 1;
  return history.toSpliced(place, 0, { at, value });
}

/** Row 23: nothing new for a partner that is terminated. */
export const isTerminated = (books: Books, partner: PartnerId, at: number): boolean =>
  valueAt(partnerOf(books, partner).statuses, at) === 'terminated';

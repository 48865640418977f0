import type { Outgoing } from '@tributary/bus';
import type { RecordedEvent } from '@tributary/contracts';
import type { Books } from '../domain/books.js';
import type { Fact } from '../domain/facts.js';
import { fold } from '../domain/engine.js';
import type { RecentBooks, RecentSlices } from './recent-books.js';
import { toFact, toOutgoing } from './facts-from-events.js';

/** The port to where slices are kept. Those that do not exist are null. */
export interface SliceStore {
  /** Of the books: one that is rebuilt has slices of its own. */
  readonly generation: number;
  load(keys: readonly string[]): Promise<ReadonlyMap<string, object | null>>;
  save(organisation: string, slices: ReadonlyMap<string, object>): Promise<void>;
}

/** A fold came to slices that are not loaded yet: it is begun again once they are. */
class Missing {
  constructor(readonly keys: readonly string[]) {}
}

/** A fold's changes stand apart until it has ended, so that one that lacks a slice leaves no trace. */
class LoadedBooks implements Books {
  readonly changed = new Map<string, object>();
  private draft = new Map<string, object>();

  constructor(readonly known: RecentSlices) {}

  get<Slice>(key: string): Slice | undefined {
    const found = this.draft.get(key) ?? this.known.get(key);
    if (found === undefined) throw new Missing([key]);
    return (found ?? undefined) as Slice | undefined;
  }

  set(key: string, slice: object): void {
    this.draft.set(key, slice);
  }

  piece<Slice>(key: string, nth: number): Slice | undefined {
    return this.get(`${key}#${nth}`);
  }

  setPiece(key: string, nth: number, slice: object): void {
    this.set(`${key}#${nth}`, slice);
  }

  expect(keys: () => readonly string[]): void {
    const missing = keys().filter((key) => !this.draft.has(key) && this.known.get(key) === undefined);
    if (missing.length > 0) throw new Missing(missing);
  }

  keep(): void {
    for (const [key, slice] of this.draft) {
      this.known.set(key, slice);
      this.changed.set(key, slice);
    }
    this.draft.clear();
  }

  drop(): void {
    this.draft.clear();
  }
}

/** The slice that says how far an organisation's facts are folded. */
const positionKey = (organisation: string): string => `position/${organisation}`;

interface Position {
  readonly at: string;
}

/** One batch of facts of one organisation: load what they read, fold in order, keep what changed, tell what to post. */
export async function postEntries(
  events: readonly RecordedEvent[],
  store: SliceStore,
  recent: RecentBooks,
): Promise<Outgoing[]> {
  const last = events.at(-1);
  if (!last) return [];
  const { organisation } = last;
  const name = `${store.generation} ${organisation}`;
  const position = positionKey(organisation);
  const stored = (await store.load([position])).get(position) as Position | null | undefined;
  const slices = recent.take(name, stored?.at ?? null);
  const books = new LoadedBooks(slices);
  const facts = events.map((event) => ({ event, fact: toFact(event) }));
  const ahead = new Ahead(facts.map(({ fact }) => fact));
  const outgoing: Outgoing[] = [];
  for (const [nth, { event, fact }] of facts.entries()) {
    for (;;) {
      const missing = attempt(books, () => {
        for (const outcome of fold(books, fact)) outgoing.push(toOutgoing(outcome, event));
        books.keep();
      });
      if (!missing) break;
      for (const [key, slice] of await store.load(ahead.missing(books, nth, missing))) slices.set(key, slice);
    }
  }
  const at = String(last.position);
  await store.save(organisation, new Map(books.changed).set(position, { at } satisfies Position));
  recent.giveBack(name, at, slices);
  return outgoing;
}

/** What a fact lacks the facts behind it often lack as well, so that slices come in a few rounds and not fact by fact. */
class Ahead {
  private open: readonly number[];

  constructor(private readonly facts: readonly Fact[]) {
    this.open = [...facts.keys()];
  }

  /** Of one and, as far as they can be told by now, of those behind it that have not run to their end yet. */
  missing(books: LoadedBooks, nth: number, own: readonly string[]): readonly string[] {
    const missing = new Set(own);
    this.open = this.open.filter((later) => {
      if (later <= nth) return false;
      const keys = attempt(books, () => fold(books, this.facts[later] as Fact));
      for (const key of keys ?? []) missing.add(key);
      return keys !== null;
    });
    return [...missing];
  }
}

/** The keys that it lacked, or null where it ran to its end. */
function attempt(books: LoadedBooks, run: () => void): readonly string[] | null {
  try {
    run();
    return null;
  } catch (error) {
    if (error instanceof Missing) return error.keys;
    throw error;
  } finally {
    books.drop();
  }
}

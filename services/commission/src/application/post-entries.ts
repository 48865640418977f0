import type { Outgoing } from '@tributary/bus';
import type { RecordedEvent } from '@tributary/contracts';
import type { Books } from '../domain/books.js';
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
  const load = async (keys: readonly string[]): Promise<void> => {
    for (const [key, slice] of await store.load(keys)) books.known.set(key, slice);
  };
  await loadAhead(
    facts.map(({ fact }) => fact),
    books,
    load,
  );
  const outgoing: Outgoing[] = [];
  for (const { event, fact } of facts) {
    for (;;) {
      const missing = attempt(books, () => {
        for (const outcome of fold(books, fact)) outgoing.push(toOutgoing(outcome, event));
        books.keep();
      });
      if (!missing) break;
      await load(missing);
    }
  }
  const at = String(last.position);
  await store.save(organisation, new Map(books.changed).set(position, { at } satisfies Position));
  recent.giveBack(name, at, slices);
  return outgoing;
}

/** Most of what a batch reads can be told from what stood before it, so it comes in a few rounds and not fact by fact. */
async function loadAhead(
  facts: readonly ReturnType<typeof toFact>[],
  books: LoadedBooks,
  load: (keys: readonly string[]) => Promise<void>,
): Promise<void> {
  let open = facts;
  while (open.length > 0) {
    const missing = new Set<string>();
    open = open.filter((fact) => {
      const keys = attempt(books, () => fold(books, fact));
      for (const key of keys ?? []) missing.add(key);
      return keys !== null;
    });
    if (missing.size > 0) await load([...missing]);
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

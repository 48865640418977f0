import type { Outgoing } from '@tributary/bus';
import type { RecordedEvent } from '@tributary/contracts';
import { type Books, slicesOf } from '../domain/books.js';
import { fold } from '../domain/engine.js';
import { toFact, toOutgoing } from './facts-from-events.js';

/** The port to where slices are kept. */
export interface BookStore {
  load(slices: readonly string[]): Promise<Books>;
  /** Stores what differs from what it loaded. */
  save(books: Books, organisation: string): Promise<void>;
}

/** One batch of facts of one organisation: load what they read, fold in order, keep what changed, tell what to post. */
export async function postEntries(events: readonly RecordedEvent[], store: BookStore): Promise<Outgoing[]> {
  const [first] = events;
  if (!first) return [];
  const facts = events.map((event) => ({ event, fact: toFact(event) }));
  const books = await store.load([...new Set(facts.flatMap(({ fact }) => slicesOf(fact)))]);
  const outgoing = facts.flatMap(({ event, fact }) => fold(books, fact).map((outcome) => toOutgoing(outcome, event)));
  await store.save(books, first.organisation);
  return outgoing;
}

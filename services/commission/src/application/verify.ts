/** The engine's proof: facts alone give the sums of the entries, and the entries give the list that people read. */
import { createHash } from 'node:crypto';
import { skippedEvents } from '@tributary/bus';
import { isOf, type OrganisationId, type RecordedEvent } from '@tributary/contracts';
import { exactly } from '@tributary/money';
import type { EventStore } from '@tributary/event-store';
import { engineGroup, listGroup } from '../groups.js';
import type { Books } from '../domain/books.js';
import { fold } from '../domain/engine.js';
import { nothing, plus, type Posted, postedFields } from '../domain/posted.js';
import { commissionOf, isFact, toFact } from './facts-from-events.js';

const pageLimit = 2_000;

export interface StoredCommission extends Posted {
  readonly commission: string;
  readonly naturalKey: string;
  readonly currency: string;
  readonly paid: bigint;
}

export interface ListSnapshot {
  /** How far the list had come. */
  readonly position: bigint;
  readonly commissions: readonly StoredCommission[];
}

export interface EngineProof {
  readonly facts: number;
  readonly entries: number;
  readonly commissions: number;
  readonly totals: readonly { currency: string; held: number; pending: number; approved: number }[];
  readonly digest: string;
  readonly differences: readonly string[];
}

/** The port to books that are whole and may be larger than memory; they rest between facts. */
export interface ReplayBooks extends Books {
  rest(): void;
}

/** `cut` is a position that the engine has passed and whose entries have left its outbox. */
export async function verifyEngine(
  store: EventStore,
  organisation: OrganisationId,
  cut: bigint,
  list: ListSnapshot,
  books: ReplayBooks,
): Promise<EngineProof> {
  const derived: Sums = new Map();
  const posted: Sums = new Map();
  const listed: Sums = new Map();
  const unfolded = await skippedEvents(store, engineGroup.name, organisation);
  const unlisted = await skippedEvents(store, listGroup.name, organisation);
  const settled = new Map<string, { readonly asOf: bigint; readonly paid: bigint }>();
  let facts = 0;
  let entries = 0;
  for await (const event of eventsOf(store, organisation)) {
    if (isFact(event) && event.position <= cut) {
      facts++;
      if (!unfolded.has(event.id)) refold(books, event, derived);
    }
    if (isOf(event, 'EntryPosted')) {
      const change = changeOf(event.data);
      if (BigInt(event.data.asOf) <= cut) {
        entries++;
        add(posted, event.data.commission, change);
      }
      if (event.position <= list.position && !unlisted.has(event.id)) add(listed, event.data.commission, change);
    } else if (isOf(event, 'SettlementChanged') && event.position <= list.position && !unlisted.has(event.id)) {
      const asOf = BigInt(event.data.asOf);
      for (const one of event.data.commissions)
        if (asOf > (settled.get(one.commission)?.asOf ?? 0n))
          settled.set(one.commission, { asOf, paid: BigInt(one.settled) });
    }
  }
  const stored: Sums = new Map(list.commissions.map((one) => [one.commission, amountsOf(one)]));
  return {
    facts,
    entries,
    commissions: list.commissions.length,
    totals: totalsOf(list.commissions),
    digest: digestOf(list.commissions),
    differences: [
      ...differences(derived, posted, (of, due, found) => `the facts give ${of} ${due}, its entries ${found}`),
      ...differences(listed, stored, (of, due, found) => `its entries give ${of} ${due}, the list shows ${found}`),
      ...list.commissions
        .filter(({ commission, paid }) => paid !== (settled.get(commission)?.paid ?? 0n))
        .map(
          ({ commission }) => `commission ${commission}: the list shows another amount as paid than the ledger says`,
        ),
    ],
  };
}

function refold(books: ReplayBooks, event: RecordedEvent, derived: Sums): void {
  for (const outcome of fold(books, toFact(event)))
    if (outcome.kind === 'entry') add(derived, commissionOf(outcome), outcome.change);
  books.rest();
}

async function* eventsOf(store: EventStore, organisation: OrganisationId): AsyncGenerator<RecordedEvent> {
  let next = store.readAll(0n, { organisation }, pageLimit);
  for (;;) {
    const page = await next;
    const last = page.at(-1);
    if (!last) return;
    next = store.readAll(last.position, { organisation }, pageLimit); // on its way while this one is folded
    yield* page;
  }
}

type Sums = Map<string, Posted>;

function add(sums: Sums, key: string, change: Posted): void {
  sums.set(key, plus(sums.get(key) ?? nothing, change));
}

/** One line a commission, naming every amount that differs. */
function differences(
  due: Sums,
  found: Sums,
  inWords: (field: string, due: bigint, found: bigint) => string,
): readonly string[] {
  return [...new Set([...due.keys(), ...found.keys()])].flatMap((id) => {
    const [one, other] = [due.get(id) ?? nothing, found.get(id) ?? nothing];
    const differing = postedFields.filter((field) => one[field] !== other[field]);
    if (differing.length === 0) return [];
    return `commission ${id}: ${differing.map((field) => inWords(field, one[field], other[field])).join('; ')}`;
  });
}

function changeOf(data: Record<keyof Posted, number>): Posted {
  return Object.fromEntries(postedFields.map((field) => [field, BigInt(data[field])])) as unknown as Posted;
}

function amountsOf(stored: Posted): Posted {
  return Object.fromEntries(postedFields.map((field) => [field, stored[field]])) as unknown as Posted;
}

function totalsOf(commissions: readonly StoredCommission[]): EngineProof['totals'] {
  const totals = new Map<string, Posted>();
  for (const one of commissions) add(totals, one.currency, one);
  return [...totals].sort().map(([currency, { held, pending, approved }]) => ({
    currency,
    held: exactly(held),
    pending: exactly(pending),
    approved: exactly(approved),
  }));
}

/** Natural keys and amounts alone, so that two installations with the same facts print the same. */
function digestOf(commissions: readonly StoredCommission[]): string {
  const lines = commissions
    .filter((one) => postedFields.some((field) => one[field] !== 0n))
    .map((one) => JSON.stringify([one.naturalKey, one.currency, ...postedFields.map((field) => String(one[field]))]))
    .sort();
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

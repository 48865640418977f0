/** The engine's proof: facts alone give the sums of the entries, and the entries give the list that people read. */
import { createHash } from 'node:crypto';
import { skippedEvents } from '@tributary/bus';
import { type EventData, isOf, type OrganisationId, type RecordedEvent } from '@tributary/contracts';
import { exactly } from '@tributary/money';
import type { EventStore } from '@tributary/event-store';
import { engineGroup, listGroup } from '../groups.js';
import type { Fact } from '../domain/facts.js';
import { nothing, type Posted, postedFields } from '../domain/posted.js';
import { isFact, toFact } from './facts-from-events.js';
import { addTo, type Sums, together } from './sums.js';

const pageLimit = 2_000;

export interface StoredCommission extends Posted {
  readonly commission: string;
  readonly naturalKey: string;
  readonly currency: string;
  readonly paid: bigint;
  /** Besides what is paid. */
  readonly settled: bigint;
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

/** The port to a replay, which folds facts into books of its own. */
export interface Replay<Kept> {
  /** The next facts in the log's order; resolves when more may come. */
  fold(facts: readonly Fact[]): Promise<void>;
  /** What its parts have kept, none of which knows another's programs. */
  results(): Promise<readonly Kept[]>;
}

/** Where a verification stands: it waits for the books, replays the facts, then compares. */
export const steps = ['waiting', 'replaying', 'comparing'] as const;

export interface Progress {
  readonly step: (typeof steps)[number];
  /** Replayed so far. */
  readonly facts: number;
  /** How much of the log has been read, from 0 to 100. */
  readonly percent: number;
}

/** Hears how far it has come; throws where the result is of no use any more. */
export type Tell = (progress: Progress) => void;

/** `cut` is a position that the engine has passed and whose entries have left its outbox. */
export async function verifyEngine(
  store: EventStore,
  organisation: OrganisationId,
  cut: bigint,
  list: ListSnapshot,
  replay: Replay<Sums>,
  tell: Tell,
): Promise<EngineProof> {
  const end = await store.head();
  const unfolded = await skippedEvents(store, engineGroup.name, organisation);
  const log = new LogRead(cut, list.position, await skippedEvents(store, listGroup.name, organisation));
  let facts = 0;
  tell({ step: 'replaying', facts, percent: 0 });
  for await (const page of pagesOf(store, organisation)) {
    const passed = page.filter((event) => isFact(event) && event.position <= cut);
    facts += passed.length;
    for (const event of page) log.read(event);
    await replay.fold(passed.filter(({ id }) => !unfolded.has(id)).map(toFact));
    tell({ step: 'replaying', facts, percent: percentOf(page.at(-1)?.position ?? end, end) });
  }
  const derived = together(await replay.results());
  tell({ step: 'comparing', facts, percent: 100 });
  const stored: Sums = new Map(list.commissions.map((one) => [one.commission, amountsOf(one)]));
  return {
    facts,
    entries: log.entries,
    commissions: list.commissions.length,
    totals: totalsOf(list.commissions),
    digest: digestOf(list.commissions),
    differences: [
      ...differences(derived, log.posted, (of, due, found) => `the facts give ${of} ${due}, its entries ${found}`),
      ...differences(log.listed, stored, (of, due, found) => `its entries give ${of} ${due}, the list shows ${found}`),
      ...list.commissions
        .filter((one) => !log.isSettledAs(one))
        .map(
          ({ commission }) =>
            `commission ${commission}: the list shows another amount as paid or settled than the ledger says`,
        ),
    ],
  };
}

/** What was recorded meanwhile is read as well. */
const percentOf = (position: bigint, end: bigint): number => (position < end ? Number((position * 100n) / end) : 100);

/** What the log holds of entries and settlements: as far as the engine had come, and as far as the list had. */
class LogRead {
  entries = 0;
  readonly posted: Sums = new Map();
  readonly listed: Sums = new Map();
  private readonly settled = new Map<
    string,
    { readonly asOf: bigint; readonly paid: bigint; readonly settled: bigint }
  >();

  constructor(
    private readonly cut: bigint,
    private readonly listedTo: bigint,
    private readonly unlisted: ReadonlySet<string>,
  ) {}

  read(event: RecordedEvent): void {
    const isListed = event.position <= this.listedTo && !this.unlisted.has(event.id);
    if (isOf(event, 'EntryPosted')) {
      const { commission, asOf } = event.data;
      const change = changeOf(event.data);
      if (BigInt(asOf) <= this.cut) {
        this.entries++;
        addTo(this.posted, commission, change);
      }
      if (isListed) addTo(this.listed, commission, change);
    } else if (isOf(event, 'SettlementChanged') && isListed) {
      this.settle(event.data);
    }
  }

  isSettledAs({ commission, paid, settled }: StoredCommission): boolean {
    const told = this.settled.get(commission) ?? { paid: 0n, settled: 0n };
    return told.paid === paid && told.settled === settled;
  }

  private settle({ asOf: text, commissions }: EventData['SettlementChanged']): void {
    const asOf = BigInt(text);
    for (const { commission, settled, paid = settled } of commissions)
      if (asOf > (this.settled.get(commission)?.asOf ?? 0n))
        this.settled.set(commission, { asOf, paid: BigInt(paid), settled: BigInt(settled - paid) });
  }
}

async function* pagesOf(store: EventStore, organisation: OrganisationId): AsyncGenerator<RecordedEvent[]> {
  let next = store.readAll(0n, { organisation }, pageLimit);
  for (;;) {
    const page = await next;
    const last = page.at(-1);
    if (!last) return;
    next = store.readAll(last.position, { organisation }, pageLimit); // on its way while this one is folded
    yield page;
  }
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
  for (const one of commissions) addTo(totals, one.currency, one);
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

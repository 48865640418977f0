/** The ledger's slices in PostgreSQL: one SELECT for what a batch reads, one statement for what it changed. */
import { readFileSync } from 'node:fs';
import type { Delivery } from '@tributary/bus';
import { type Balance, type Books, emptyBooks, type Funds, ownerKey, type Reservation } from '../domain/books.js';
import type { Movement, Transaction } from '../domain/ledger.js';

const loadSql = readFileSync(new URL('./load-ledger.sql', import.meta.url), 'utf8');
const storeSql = readFileSync(new URL('./store-ledger.sql', import.meta.url), 'utf8');

type Place = Pick<Delivery, 'tx' | 'generation'>;

export async function loadBooks({ tx, generation }: Place, movements: readonly Movement[]): Promise<Books> {
  const accounts = movements.map((one) => ({
    organisation: one.organisation,
    partner: one.partner,
    currency: one.currency,
    sweep: one.type !== 'EntryPosted' || one.approved < 0n,
  }));
  const commissions = movements.flatMap((one) =>
    one.type === 'EntryPosted' ? [{ organisation: one.organisation, commission: one.commission }] : [],
  );
  const payouts = movements.flatMap((one) =>
    one.type === 'EntryPosted' ? [] : [{ organisation: one.organisation, payout: one.payout }],
  );
  const { rows } = await tx.query<{ kind: string; slice: string }>({
    name: 'load-ledger',
    text: loadSql,
    values: [generation, ...[accounts, commissions, payouts].map((rows) => JSON.stringify(rows))],
  });
  const books = emptyBooks();
  for (const { kind, slice } of rows) put(books, kind, JSON.parse(slice, fromText));
  return books;
}

function put(books: Books, kind: string, slice: unknown): void {
  if (kind === 'balance') books.balances.set(ownerKey(slice as Balance), slice as Balance);
  else if (kind === 'funds') books.funds.set((slice as Funds).commission, slice as Funds);
  else books.reservations.set((slice as Reservation).payout, slice as Reservation);
}

/** Stores what differs from what was loaded; a slice is replaced, never changed. */
export async function storeBooks(
  { tx, generation }: Place,
  before: Books,
  after: Books,
  transactions: readonly Transaction[],
): Promise<void> {
  const postings = transactions.flatMap(({ organisation, partner, currency, cause, position, postings: own }) =>
    own.map(({ account, amount }) => ({ organisation, event: cause, account, position, partner, currency, amount })),
  );
  const changed = [
    postings,
    changedIn(before.balances, after.balances),
    changedIn(before.funds, after.funds),
    changedIn(before.reservations, after.reservations),
  ];
  if (changed.every(({ length }) => length === 0)) return;
  await tx.query({
    name: 'store-ledger',
    text: storeSql,
    values: [generation, ...changed.map((rows) => JSON.stringify(rows, toText))],
  });
}

export const copyOf = ({ balances, funds, reservations }: Books): Books => ({
  balances: new Map(balances),
  funds: new Map(funds),
  reservations: new Map(reservations),
});

function changedIn<Key, Slice>(before: ReadonlyMap<Key, Slice>, after: ReadonlyMap<Key, Slice>): Slice[] {
  return [...after].flatMap(([key, slice]) => (before.get(key) === slice ? [] : [slice]));
}

const amounts: ReadonlySet<string> = new Set([
  'held',
  'pending',
  'available',
  'inTransit',
  'paid',
  'debt',
  'writtenOff',
  'unassigned',
  'since',
  'unpaid',
  'amount',
]);
const fromText = (field: string, value: unknown): unknown =>
  amounts.has(field) && typeof value === 'string' ? BigInt(value) : value;
const toText = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value);

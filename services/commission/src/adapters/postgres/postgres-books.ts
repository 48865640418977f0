import type { PoolClient } from 'pg';
import type { BookStore } from '../../application/post-entries.js';
import {
  type Books,
  type Customer,
  customerKey,
  emptyBooks,
  keepSale,
  type Program,
  programKey,
  type Sale,
  saleKey,
  salesOfKey,
} from '../../domain/books.js';
import { waitsFor } from '../../domain/holds.js';

interface Row {
  readonly key: string;
  readonly customer: string | null;
  readonly sales_of: string | null;
  readonly waits_for: string | null;
  readonly brings: string | null;
  readonly state: Program | Customer | Sale;
}

/** The engine's slices of one organisation, in the batch's transaction. */
export function postgresBooks(tx: PoolClient, generation: number, organisation: string): BookStore {
  const loaded = new Map<string, Row['state']>();

  return {
    async load(slices) {
      const { rows } = await tx.query<{ key: string; state: string }>({
        name: 'load-slices',
        values: [generation, slices],
        text: `
        with named as (
          select key, customer, brings, state from slice where generation = $1 and key = any($2)
          union all select key, customer, brings, state from slice where generation = $1 and sales_of = any($2)
          union all select key, customer, brings, state from slice where generation = $1 and waits_for = any($2)
        ), customers as (
          select key, customer, brings, state from slice where generation = $1 and key in (select customer from named where customer is not null)
          union all select key, customer, brings, state from named where brings is not null
        ), brought as (
          select key, customer, brings, state from slice
          where generation = $1 and sales_of in (select brings from customers where brings is not null)
        ), programs as (
          select p.key, p.customer, p.brings, p.state from slice p
          where generation = $1 and p.key in (select 'program/' || (state ->> 'program') from named)
        )
        select key, state::text from named union all select key, state::text from customers
        union all select key, state::text from brought union all select key, state::text from programs`,
      });
      const books = emptyBooks();
      for (const { key, state } of rows) if (!loaded.has(key)) loaded.set(key, put(books, organisation, key, state));
      return books;
    },

    async save(books) {
      const changed = rowsOf(books, organisation).filter(({ key, state }) => loaded.get(key) !== state);
      if (changed.length === 0) return;
      await tx.query({
        name: 'save-slices',
        values: [generation, organisation, JSON.stringify(changed, moneyToText)],
        text: `
        insert into slice (generation, organisation, key, customer, sales_of, waits_for, brings, state)
        select $1, $2, * from json_to_recordset($3) as
          (key text, customer text, sales_of text, waits_for text, brings text, state json)
        on conflict (generation, key) do update set customer = excluded.customer, sales_of = excluded.sales_of,
          waits_for = excluded.waits_for, brings = excluded.brings, state = excluded.state`,
      });
    },
  };
}

function rowsOf({ programs, customers, sales }: Books, organisation: string): Row[] {
  const none = { customer: null, sales_of: null, waits_for: null, brings: null };
  const waits = waitsFor(organisation);
  return [
    ...[...programs.values()].map((state) => ({ ...none, key: programKey(state.program), state })),
    ...[...customers.values()].map((state) => ({
      ...none,
      key: customerKey(state.id),
      brings: state.refunds.length > 0 ? salesOfKey(state.id) : null,
      state,
    })),
    ...[...sales.values()].map((state) => ({
      ...none,
      key: saleKey(state.conversion),
      waits_for: waits(state),
      state,
      customer: state.customer && customerKey(state.customer),
      sales_of: state.customer && salesOfKey(state.customer),
    })),
  ];
}

function put(books: Books, organisation: string, key: string, text: string): Row['state'] {
  const state = JSON.parse(text, textToMoney) as Row['state'];
  if (key.startsWith('sale/')) keepSale(books, state as Sale, waitsFor(organisation));
  else if (key.startsWith('customer/')) books.customers.set((state as Customer).id, state as Customer);
  else books.programs.set((state as Program).program, state as Program);
  return state;
}

const moneyFields: ReadonlySet<string> = new Set([
  'amount',
  'tax',
  'shipping',
  'discount',
  'surplus',
  'conversions',
  'gross',
  'refunded',
  'held',
  'pending',
  'approved',
  'allowed',
  'base',
  'numerator',
  'denominator',
]);
const moneyToText = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value);
const textToMoney = (field: string, value: unknown): unknown =>
  moneyFields.has(field) && typeof value === 'string' ? BigInt(value) : value;
